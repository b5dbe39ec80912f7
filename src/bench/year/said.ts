import type { Shown } from './platform';

/** A prompt in a channel. */
export type Posted = { readonly at: number; readonly delivery: string };

/** What the owner of a schedule was told. */
export type Told = {
  readonly at: number;
  readonly kind: 'missed' | 'unclear' | 'paused';
  /** How many prompts it is about. */
  readonly count: number;
  /** Of the button “Post now”. */
  readonly delivery: string | undefined;
  readonly shown: Shown;
};

/** The prompts among what a channel shows. */
export function promptsIn(shown: readonly Shown[]): Posted[] {
  return shown.flatMap(({ at, says }) => {
    const delivery = idIn(says, 'another');
    return delivery === undefined ? [] : [{ at, delivery }];
  });
}

/** The reports in a chat, read as a person reads them. */
export function reportsIn(shown: readonly Shown[]): Told[] {
  return shown.flatMap((one): Told[] => {
    const { at, text, says } = one;
    const told = (kind: Told['kind'], count = 1) => [{ at, kind, count, delivery: idIn(says, 'post-now'), shown: one }];
    const [, many] = /(\d+) weekly prompts were not posted/.exec(text) ?? [];
    if (many) return told('missed', Number(many));
    if (/A weekly prompt was not posted/.test(text)) return told('missed');
    if (/It may not have been posted/.test(text)) return told('unclear');
    return /The weekly prompt is paused/.test(text) ? told('paused') : [];
  });
}

function idIn(says: readonly string[], command: string): string | undefined {
  return says.find((line) => line.startsWith(`${command} `))?.slice(command.length + 1);
}
