/** How an answer is described if 5 to 9 people voted. Each reads well alone and before “chose”. */
export type FewWords =
  | 'most or all'
  | 'more than half'
  | 'about two thirds'
  | 'just over half'
  | 'half'
  | 'just under half'
  | 'about a third'
  | 'fewer than half'
  | 'a few or none';

/** None, one and two votes are described the same way, and so are all, all but one and all but two. */
export const ALIKE = 2;

/** The words for three votes or more of 7, 8 or 9, short of all but two. */
const BETWEEN: Readonly<Record<number, readonly FewWords[]>> = {
  6: ['half'],
  7: ['just under half', 'just over half'],
  8: ['about a third', 'half', 'about two thirds'],
  9: ['about a third', 'just under half', 'just over half', 'about two thirds'],
};

/**
 * Describes a count of 5 to 9 voters. None, one and two are told alike, and so are all, all but one and all but two:
 * otherwise somebody who alone disagreed, and saw “everybody else agreed”, would know what each colleague said. What
 * lies between is told as finely as it is, because in it nobody is alone on either side.
 */
export function wordsForFew(count: number, voters: number): FewWords {
  if (isFew(count)) return voters < 7 ? 'fewer than half' : 'a few or none';
  if (isMost(count, voters)) return voters < 7 ? 'more than half' : 'most or all';
  return BETWEEN[voters]?.[count - ALIKE - 1] ?? 'half';
}

export const isFew = (count: number): boolean => count <= ALIKE;
export const isMost = (count: number, voters: number): boolean => voters - count <= ALIKE;

/**
 * The bar for the words, in parts of 20: full up to `bar`, and soft from there to `to`. It is the same for every number
 * of voters, so that it tells no more than the words.
 */
export const BARS: Readonly<Record<FewWords, { readonly bar: number; readonly to: number }>> = {
  'most or all': { bar: 14, to: 20 },
  'more than half': { bar: 11, to: 20 },
  'about two thirds': { bar: 12, to: 14 },
  'just over half': { bar: 11, to: 12 },
  half: { bar: 10, to: 10 },
  'just under half': { bar: 8, to: 9 },
  'about a third': { bar: 6, to: 8 },
  'fewer than half': { bar: 0, to: 9 },
  'a few or none': { bar: 0, to: 6 },
};
