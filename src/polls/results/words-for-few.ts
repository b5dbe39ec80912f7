/** How an answer is described if 5 to 9 people voted. Each reads well before “chose”. */
export type FewWords = 'most or all' | 'half or more' | 'about half' | 'half or fewer' | 'a few or none';

/**
 * Describes each answer in words if 5 to 9 people voted, so that nobody's answer can be worked out.
 *
 * The reader we guard against has watched the card and knows exactly how many voted, knows their own vote, knows these
 * rules, and adds up all the answers. Even so, they cannot be certain of any answer's count, nor which answer any
 * other person gave, or did not give: a test goes through every possible result. Therefore:
 * - All, all but one and all but two are described the same way, and so are none, one and two: otherwise somebody who
 *   alone disagreed, and saw “everybody else agreed”, would know what each colleague said.
 * - Five or six people leave room for only two phrases, and so do several choices: half or more, half or fewer.
 * - From seven, more than two thirds is “most or all”, and a third to two thirds is “about half”.
 * - With one choice among three or more answers, at most one answer is described differently: two with “about half”
 *   would leave too little over.
 * - A tie between two answers must look like some other result, or three each of six would be certain. Exactly half is
 *   both “half or more” and “half or fewer”, so the first gets the one and the second the other, and neither is untrue.
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

/**
 * Exactly half counts as half or more with two answers, and as half or fewer with more: otherwise the sum would give
 * the counts away.
 */
const isHalf = (count: number, voters: number, options: number) =>
  options === 2 ? 2 * count >= voters : 2 * count > voters;

/**
 * The index of the answer with the most votes. In a tie: the first of two answers, or -1 if there are more than two
 * answers.
 */
function leader(counts: readonly number[]): number {
  const most = Math.max(...counts);
  const at = counts.indexOf(most);
  return counts.length === 2 || counts.lastIndexOf(most) === at ? at : -1;
}
