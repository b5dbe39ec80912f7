import { AUDIENCES, type Audience } from '../schedule';
import { mistaken, nearest, plain, quoted, type Reading, understood } from './reading';

/** Everybody: prompts for every audience, in turn. */
export const EVERYONE = 'everyone';

/** `practitioners`, `managers`, `leaders`, also in the singular; `everyone` or nothing is null. `for` says that nobody was named. */
export function readAudience(text: string): Reading<Audience | null> {
  const word = plain(text).toLowerCase();
  if (EVERYBODY.has(word)) return understood(null);
  const audience = audienceNamed(word);
  if (audience !== undefined) return understood(audience);
  const allowed = `Type one of ${AUDIENCES.join(', ')}, or ${EVERYONE}.`;
  if (word === 'for') return mistaken('Say whom it is for.', allowed);
  if (word.split(/ (?:(?:and|or|&) )?/).every((one) => audienceNamed(one) !== undefined))
    return mistaken('A weekly prompt is for one audience, or for everyone.', allowed);
  return mistaken(`I do not know the audience ${quoted(text)}.`, nearest(word, [...AUDIENCES, EVERYONE]), allowed);
}

/** Undefined for any other word, also for `everyone`. */
export function audienceNamed(word: string): Audience | undefined {
  const name = word.toLowerCase();
  return AUDIENCES.find((audience) => name === audience || `${name}s` === audience);
}

const EVERYBODY: ReadonlySet<string> = new Set(['', EVERYONE, 'everybody', 'all', 'anyone', 'anybody']);
