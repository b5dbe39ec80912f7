import type { ClosedResult, Share } from './closed-result';
import { liveCounts } from './live-counts';
import type { Poll } from './poll';
import type { Tally } from './tally';
import { wordsForFew } from './words-for-few';

/** From so many voters on, shares are told as numbers. */
const NUMBERS_FROM = 10;
/** In per cent: what shares are rounded to, and what is no longer told as a number. */
const STEP = 5;
const NEARLY_ALL = 90;
const HARDLY_ANY = 10;

/** `minimum`: 5 to 10, the fewest voters with whom an anonymous result is shown. `tooSoon`: see `mayShowResult`. */
export type Showing = { readonly minimum: number; readonly tooSoon: boolean };

/**
 * What may be shown of a poll that closes. An open poll's counts were seen by everybody, so they stay. Throws where the
 * counts cannot be those of so many voters.
 */
export function resultOf(
  poll: Pick<Poll, 'options' | 'many' | 'openness'>,
  votes: Tally,
  { minimum, tooSoon }: Showing,
): ClosedResult {
  refuseImpossible(poll, votes);
  if (poll.openness === 'open') return liveCounts(poll, votes);
  if (minimum < 5) throw new RangeError('An anonymous poll needs a minimum of at least 5 votes');
  if (votes.voters < minimum) return { kind: 'too few', minimum };
  if (tooSoon) return { kind: 'too soon' };
  const labels = poll.options.map(({ label }) => label);
  if (votes.voters < NUMBERS_FROM) {
    const words = wordsForFew(votes.counts, votes.voters, poll.many);
    const shares = labels.map((label, at) => ({ label, words: words[at] ?? '', share: null, bar: null }));
    return { kind: 'words', voters: '5 to 9', shares };
  }
  const shares = labels.map((label, at) => roundedShare(label, votes.counts[at] ?? 0, votes.voters));
  return { kind: 'rounded', voters: String(votes.voters), shares };
}

/**
 * To the nearest 5 per cent, without a number above 90 and below 10. All but one and one count as above and below: of
 * ten voters only all are above 90 per cent, so that the words alone would say what each of them answered. From ten on it
 * is accepted that the shares of a small group tell its counts, and that 50 and 50 leave nobody for a third answer.
 */
function roundedShare(label: string, count: number, voters: number): Share {
  const share = (100 * count) / voters;
  if (share > NEARLY_ALL || voters - count <= 1) return { label, words: 'nearly all', share: null, bar: 19 };
  if (share < HARDLY_ANY || count <= 1) return { label, words: 'hardly any', share: null, bar: 1 };
  const rounded = Math.round(share / STEP) * STEP;
  return { label, words: `about ${rounded} %`, share: rounded, bar: rounded / STEP };
}

function refuseImpossible({ options, many }: Pick<Poll, 'options' | 'many'>, { voters, counts }: Tally): void {
  const sum = counts.reduce((total, count) => total + count, 0);
  const fits = many ? sum >= voters && sum <= voters * options.length : sum === voters;
  const isCount = (count: number) => Number.isInteger(count) && count >= 0 && count <= voters;
  if (!fits || counts.length !== options.length || !counts.every(isCount))
    throw new RangeError('These counts cannot be the votes of so many people');
}
