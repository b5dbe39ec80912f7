import type { Share } from './closed-result';

/** In per cent: what shares are rounded to, and from where on they are no longer told as a number. */
const STEP = 5;
const NEARLY_ALL = 90;
const HARDLY_ANY = 10;
/** None, one and two votes are told alike, and so are all, all but one and all but two. */
const ALIKE = 2;
const [NONE, ALL] = [0, 100];

/** How one answer is told, apart from its label. */
type Telling = Omit<Share, 'label'>;

const UNTOLD: Telling = { words: 'half or fewer', share: null, bar: null };

/**
 * How each answer is told where ten or more people voted, such that nobody's answer can be worked out.
 *
 * The reader we guard against knows exactly how many voted, knows their own vote, knows these rules, and adds up all
 * answers together. Even so of no other person is it certain which answer they gave, or that they did not give one: a test
 * goes through every possible result of 5 to 40 voters. Therefore:
 * - None, one and two are “hardly any”, and all, all but one and all but two are “nearly all”: whoever alone disagreed,
 *   and sees that everybody else agreed, would know what each colleague said.
 * - Where each gives one answer, the numbers of the others leave room for at least two who hardly anybody joined: two
 *   with half each would say that nobody gave a third answer. Where they leave less, a number is told as the next lower
 *   one: at most two votes lower in all. What is told then is what votes that do leave room are told, so that nobody can
 *   see that it was done.
 * - Where no number can be lower, for all of them are the lowest there is, no answer is told apart.
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

/** In per cent; what is told alike has the same. */
function roundedShare(count: number, voters: number): number {
  const share = (100 * count) / voters;
  if (share > NEARLY_ALL || voters - count <= ALIKE) return ALL;
  if (share < HARDLY_ANY || count <= ALIKE) return NONE;
  return Math.round(share / STEP) * STEP;
}

/** The counts, some of them lower by what it takes to leave room; undefined where that cannot be. */
function withRoom(counts: readonly number[], voters: number): readonly number[] | undefined {
  const told = [...counts];
  if (counts.every((count) => isNumber(count, voters))) return told;
  const lowered = new Set<number>();
  while (room(told, voters) < ALIKE) {
    const lowerable = [...told.keys()].filter((at) => isNumber(lowestAlike(told[at] ?? 0, voters) - 1, voters));
    // One after the other, so that no number is further from the truth than it must be.
    const untouched = lowerable.filter((at) => !lowered.has(at));
    const [at] = (untouched.length > 0 ? untouched : lowerable).sort((a, b) => (told[b] ?? 0) - (told[a] ?? 0));
    if (at === undefined) return undefined;
    told[at] = lowestAlike(told[at] ?? 0, voters) - 1;
    lowered.add(at);
  }
  return told;
}

/** How many voters are left over where every answer has as few votes as what is told of it allows. */
const room = (told: readonly number[], voters: number): number =>
  voters - told.reduce((sum, count) => sum + lowestAlike(count, voters), 0);

function isNumber(count: number, voters: number): boolean {
  const share = roundedShare(count, voters);
  return share !== NONE && share !== ALL;
}

/** The smallest count that is told as this one is. */
function lowestAlike(count: number, voters: number): number {
  const share = roundedShare(count, voters);
  let lowest = count;
  while (lowest > 0 && roundedShare(lowest - 1, voters) === share) lowest--;
  return lowest;
}
