import { AUDIENCES, type Audience } from '../schedule';
import { mistaken, nearest, plain, quoted, type Reading, understood } from './reading';

/** Prompts for all audiences, in turn. */
export const EVERYONE = 'everyone';

/**
 * Reads `practitioners`, `managers` or `leaders`, or the singular; null for `everyone` or no text. Refuses `for` alone.
 */
export function readAudience(text: string): Reading<Audience | null> {
  const word = plain(text).toLowerCase();
  if (EVERYBODY.has(word)) return understood(null);
  const audience = audienceNamed(word);
  if (audience !== undefined) return understood(audience);
  const allowed = `Type ${AUDIENCES.join(', ')} or ${EVERYONE}.`;
  if (word === 'for') return mistaken('Please say who it is for.', allowed);
  if (word.split(/ (?:(?:and|or|&) )?/).every((one) => audienceNamed(one) !== undefined))
    return mistaken('A weekly prompt is for one audience, or for everyone.', allowed);
  return mistaken(`I do not know the audience ${quoted(text)}.`, nearest(word, [...AUDIENCES, EVERYONE]), allowed);
}

/** The audience with this name, singular or plural; undefined for any other word, including `everyone`. */
export function audienceNamed(word: string): Audience | undefined {
  const name = word.toLowerCase();
  return AUDIENCES.find((audience) => name === audience || `${name}s` === audience);
}

const EVERYBODY: ReadonlySet<string> = new Set(['', EVERYONE, 'everybody', 'all', 'anyone', 'anybody']);
