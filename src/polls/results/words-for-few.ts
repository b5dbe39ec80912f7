/** How an answer is told where 5 to 9 people voted. Each reads before “chose”. */
export type FewWords = 'most or all' | 'half or more' | 'about half' | 'half or fewer' | 'a few or none';

/**
 * Words for each answer that 5 to 9 people gave, such that nobody's answer can be worked out.
 *
 * The reader we guard against has watched the card and knows exactly how many voted, knows their own vote, knows these
 * rules, and adds up all answers together. Even so no answer's count is certain, and of no other person is it certain
 * which answer they gave, or that they did not give one: a test goes through every possible result. Therefore:
 * - All, all but one and all but two are told alike, and so are none, one and two: whoever alone disagreed, and sees
 *   “everybody else agreed”, would know what each colleague said.
 * - Five or six people leave room for two words only, and so do several choices: half or more, half or fewer.
 * - From seven, more than two thirds is “most or all”, and a third to two thirds is “about half”.
 * - Of three or more answers to one choice, one at most is told apart: two with “about half” leave too little over.
 * - A tie of two answers has to be told like something else, or three each of six would be certain. Exactly half is both
 *   “half or more” and “half or fewer”, so that the first may get the one and the second the other without an untruth.
 */
export function wordsForFew(counts: readonly number[], voters: number, many: boolean): readonly FewWords[] {
  if (many) return counts.map((count) => halfWords(isHalf(count, voters, counts.length)));
  const lead = leader(counts);
  const most = counts[lead] ?? 0;
  const tell = (first: FewWords, others: FewWords) => counts.map((_, at) => (at === lead ? first : others));
  if (voters < 7) return tell(halfWords(2 * most >= voters), 'half or fewer');
  if (3 * most > 2 * voters) return tell('most or all', 'a few or none');
  if (counts.length === 2) return tell('about half', 'about half');
  return tell(3 * most >= voters ? 'about half' : 'half or fewer', 'half or fewer');
}

const halfWords = (half: boolean): FewWords => (half ? 'half or more' : 'half or fewer');

/** Exactly half counts up between two answers and down among more: else the sum of all would tell the counts. */
const isHalf = (count: number, voters: number, options: number) =>
  options === 2 ? 2 * count >= voters : 2 * count > voters;

/** The one answer with the most votes; between two with as many, the first; among more there is none: -1. */
function leader(counts: readonly number[]): number {
  const most = Math.max(...counts);
  const at = counts.indexOf(most);
  return counts.length === 2 || counts.lastIndexOf(most) === at ? at : -1;
}
