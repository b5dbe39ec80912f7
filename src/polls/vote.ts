import { isOver } from './closing';
import type { Poll } from './poll';

/** The ids of the options that a person has chosen, smallest first, each once. Empty: this person has no vote. */
export type Choices = readonly number[];

/**
 * `changed` is false where the vote stays as it was, so that nothing needs to be stored. `closed`: the vote came too late.
 * `no such option`: a forged or foreign id.
 */
export type Voting =
  | { readonly ok: true; readonly choices: Choices; readonly changed: boolean }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' };

type Asked = Pick<Poll, 'options' | 'many' | 'state' | 'closesAt'>;

/**
 * What pressing one option makes of a person's choices. It never takes anything away, so that a double press and a retry
 * change nothing: with one choice it takes the place of the one before, with several it is added. Only `withdraw` takes
 * away.
 */
export function press(poll: Asked, current: Choices, pressed: number, now: Date): Voting {
  if (isOver(poll, now)) return { ok: false, why: 'closed' };
  if (!poll.options.some(({ id }) => id === pressed)) return { ok: false, why: 'no such option' };
  const choices = poll.many ? [...new Set([...current, pressed])].sort((a, b) => a - b) : [pressed];
  return { ok: true, choices, changed: choices.join() !== current.join() };
}

/** Takes a person's whole vote away; taking away none is no mistake. */
export function withdraw(poll: Asked, current: Choices, now: Date): Voting {
  if (isOver(poll, now)) return { ok: false, why: 'closed' };
  return { ok: true, choices: [], changed: current.length > 0 };
}
