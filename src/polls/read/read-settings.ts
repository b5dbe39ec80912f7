import { quoted } from '../clean-text';
import type { Closes, Openness } from '../poll';
import type { PollMistake } from './mistake';
import { type ClosesReading, closingWords, readFor, readUntil } from './read-closes';

/** The defaults. */
export const USUAL_SETTINGS: Settings = { many: false, openness: 'anonymous', closes: null };

export type Settings = { readonly many: boolean; readonly openness: Openness; readonly closes: Closes | null };

/** `said`: the settings as typed, for repeating them. `rest`: the words that are not settings, in order. */
type SettingsReading = {
  readonly settings: Settings;
  readonly said: string;
  readonly rest: readonly string[];
  readonly mistakes: readonly PollMistake[];
};

/** Finds `open`, `multi`, `for 2m` and `until 15:30` among unquoted words, in any order. */
export function readSettings(words: readonly string[], now: Date, zone: string): SettingsReading {
  const rest: string[] = [];
  const said: string[] = [];
  const opennesses = new Set<Openness>();
  const closings: ClosesReading[] = [];
  let many = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const name = word.toLowerCase();
    const openness = OPENNESS.get(name);
    const taken = isClosing(name) ? closingLength(name, words, at) : 1;
    if (openness) opennesses.add(openness);
    else if (MANY.has(name)) many = true;
    else if (isClosing(name)) closings.push(closingOf(name, words.slice(at + 1, at + taken).join(' '), now, zone));
    else {
      rest.push(word);
      continue;
    }
    said.push(...words.slice(at, at + taken));
    at += taken - 1;
  }
  const [openness = USUAL_SETTINGS.openness] = opennesses;
  const closing = closings[0];
  return {
    settings: { many, openness, closes: closing?.ok ? closing.closes : null },
    said: said.join(' '),
    rest,
    mistakes: [
      ...closings.flatMap((reading) => (reading.ok ? [] : [reading.mistake])),
      ...(closings.length > 1 ? [ONE_CLOSING] : []),
      ...(opennesses.size > 1 ? [ONE_OPENNESS] : []),
    ],
  };
}

/** What is wrong with words that are neither quoted nor a setting. */
export function strayWords(rest: readonly string[]): PollMistake {
  const says = `I do not know what to do with ${quoted(rest.join(' '))}. Please put the question and each answer in quotation marks, such as "Is it Friday?" "Yes" "No".`;
  return { field: 'line', says };
}

const OPENNESS: ReadonlyMap<string, Openness> = new Map([
  ['open', 'open'],
  ['anonymous', 'anonymous'],
]);
const MANY: ReadonlySet<string> = new Set(['multi', 'multiple', 'several']);

type Closing = 'for' | 'until';
const isClosing = (word: string): word is Closing => word === 'for' || word === 'until';

/** `for 2 minutes` and `until 3 pm` are three words; a word that cannot be read is taken too, to be named in the mistake. */
function closingLength(name: Closing, words: readonly string[], at: number): number {
  const read = closingWords(name, words.slice(at + 1));
  return Math.min(words.length - at, 1 + (read || unreadLength(words, at)));
}

/** A number with a unit after it counts as one time, whether or not there is such a time. */
function unreadLength(words: readonly string[], at: number): number {
  const [count = '', unit = ''] = words.slice(at + 1, at + 3);
  const isPair =
    /^[\d:.h]+$/.test(count) && /^(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|[ap]\.?m\.?|\d+m)$/i.test(unit);
  return isPair ? 2 : 1;
}

const closingOf = (name: Closing, text: string, now: Date, zone: string): ClosesReading =>
  name === 'for' ? readFor(text) : readUntil(text, now, zone);

const ONE_CLOSING: PollMistake = {
  field: 'closes',
  says: 'Please give just one closing time, such as “for 2m” or “until 15:30”.',
};
const ONE_OPENNESS: PollMistake = {
  field: 'openness',
  says: 'A poll is either open or anonymous, so please type just one. If you type neither, it is anonymous.',
};
