import type { Share } from './closed-result';

/** In per cent: what shares are rounded to, and the limits beyond which they are not shown as a number. */
const STEP = 5;
const NEARLY_ALL = 90;
const HARDLY_ANY = 10;
/** None, one and two votes are described the same way, and so are all, all but one and all but two. */
const ALIKE = 2;
const [NONE, ALL] = [0, 100];

/** How one answer is described, without its label. */
type Telling = Omit<Share, 'label'>;

const UNTOLD: Telling = { words: 'half or fewer', share: null, bar: null };

/**
 * Describes each answer if ten or more people voted, so that nobody's answer can be worked out.
 *
 * The reader we guard against knows exactly how many voted, knows their own vote, knows these rules, and adds up all
 * the answers. Even so, they cannot be certain which answer any other person gave, or did not give: a test goes
 * through every possible result of 5 to 40 voters. Therefore:
 * - None, one and two are “hardly any”, and all, all but one and all but two are “nearly all”: otherwise somebody who
 *   alone disagreed, and saw that everybody else agreed, would know what each colleague said.
 * - If each person gives one answer, the numbers shown leave room for at least two voters among the “hardly any”
 *   answers: two answers with half each would say that nobody gave a third. If they leave less room, a number is shown
 *   as the next lower one: at most two votes lower in all. Other votes, which do leave room, are shown exactly like
 *   this, so nobody can see that it was done.
 * - If no number can be lowered, because all are the lowest there is, every answer is described in the same words.
 */
export function sharesForMany(counts: readonly number[], voters: number, many: boolean): readonly Telling[] {
  const told = many ? counts : withRoom(counts, voters);
  return counts.map((_, at) => (told ? tell(roundedShare(told[at] ?? 0, voters)) : UNTOLD));
}

function tell(share: number): Telling {
  if (share === ALL) return { words: 'nearly all', share: null, bar: 19 };
  if (share === NONE) return { words: 'hardly any', share: null, bar: 1 };
  return { words: `about ${share} %`, share, bar: share / STEP };
}

/** In per cent; counts that are described the same way have the same share. */
function roundedShare(count: number, voters: number): number {
  const share = (100 * count) / voters;
  if (share > NEARLY_ALL || voters - count <= ALIKE) return ALL;
  if (share < HARDLY_ANY || count <= ALIKE) return NONE;
  return Math.round(share / STEP) * STEP;
}

/** The counts, some of them lowered as far as it takes to leave room; undefined if that is impossible. */
function withRoom(counts: readonly number[], voters: number): readonly number[] | undefined {
  const told = [...counts];
  if (counts.every((count) => isNumber(count, voters))) return told;
  const lowered = new Set<number>();
  while (room(told, voters) < ALIKE) {
    const lowerable = [...told.keys()].filter((at) => isNumber(lowestAlike(told[at] ?? 0, voters) - 1, voters));
    // Each is lowered once before any is lowered twice, so that no number is further from the truth than it must be.
    const untouched = lowerable.filter((at) => !lowered.has(at));
    const [at] = (untouched.length > 0 ? untouched : lowerable).sort((a, b) => (told[b] ?? 0) - (told[a] ?? 0));
    if (at === undefined) return undefined;
    told[at] = lowestAlike(told[at] ?? 0, voters) - 1;
    lowered.add(at);
  }
  return told;
}

/** How many voters are left over if every answer has as few votes as its description allows. */
const room = (told: readonly number[], voters: number): number =>
  voters - told.reduce((sum, count) => sum + lowestAlike(count, voters), 0);

function isNumber(count: number, voters: number): boolean {
  const share = roundedShare(count, voters);
  return share !== NONE && share !== ALL;
}

/** The smallest count that is described the same way as this one. */
function lowestAlike(count: number, voters: number): number {
  const share = roundedShare(count, voters);
  let lowest = count;
  while (lowest > 0 && roundedShare(lowest - 1, voters) === share) lowest--;
  return lowest;
}
