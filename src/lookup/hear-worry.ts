import type { Content, WorryKind } from '../content/schema';
import { stemOf, wordsOf } from './words';

/**
 * The kind of worry that a line tells of, or undefined where it tells of none. A term as such ("suicide") is no worry.
 * Takes any text; pure, and bounded in time.
 */
export type HearWorry = (text: string) => WorryKind | undefined;

/** Built once from the lists in the content; hearing is then quick. */
export function createHearWorry({ worries }: Pick<Content, 'worries'>): HearWorry {
  const known = new Map(
    worries.flatMap(({ kind, phrases }) => phrases.map((phrase) => [keyOf(phrase), kind] as const)),
  );
  return (text) => known.get(keyOf(text));
}

const keyOf = (text: string) => wordsOf(text).map(stemOf).join(' ');
