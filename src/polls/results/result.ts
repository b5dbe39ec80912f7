import type { Poll } from '../poll';
import { type ClosedResult, isShown, type KeptBack } from './closed-result';
import { sharesForMany } from './shares-for-many';
import { liveCounts, type Tally } from './tally';
import { tellFew } from './tell-few';

/** With at least this many voters, shares are shown as numbers. */
const NUMBERS_FROM = 10;

/** `minimum`: the fewest voters with whom an anonymous result is shown, 5 to 10. */
type Showing = { readonly minimum: number };

/**
 * What may be shown of a poll that closes. Everybody has seen an open poll's counts, so they stay. Throws a RangeError
 * if the counts cannot be those of this many voters, or if an anonymous poll's `minimum` is below 5.
 */
export function resultOf(
  poll: Pick<Poll, 'options' | 'many' | 'openness'>,
  votes: Tally,
  { minimum }: Showing,
): ClosedResult {
  refuseImpossible(poll, votes);
  if (poll.openness === 'open') return liveCounts(poll, votes);
  if (minimum < 5) throw new RangeError('An anonymous poll needs a minimum of at least 5 votes');
  if (votes.voters < minimum) return { kind: 'too few', minimum };
  const labels = poll.options.map(({ label }) => label);
  if (votes.voters < NUMBERS_FROM) {
    const told = tellFew({ labels, counts: votes.counts, voters: votes.voters }, poll.many);
    return { kind: 'few', voters: '5 to 9', ...told };
  }
  const tellings = sharesForMany(votes.counts, votes.voters, poll.many);
  const shares = tellings.map((telling, at) => ({ label: labels[at] ?? '', ...telling }));
  return { kind: 'rounded', voters: String(votes.voters), shares };
}

function refuseImpossible({ options, many }: Pick<Poll, 'options' | 'many'>, { voters, counts }: Tally): void {
  const sum = counts.reduce((total, count) => total + count, 0);
  const fits = many ? sum >= voters && sum <= voters * options.length : sum === voters;
  const isCount = (count: number) => Number.isInteger(count) && count >= 0 && count <= voters;
  if (!fits || counts.length !== options.length || !counts.every(isCount))
    throw new RangeError('These counts cannot be the votes of so many people');
}

const DAY_MS = 86_400_000;

/**
 * Returns the result of a poll that closes now, or keeps it back for 24 hours after the same question or template last
 * showed one in this conversation (`shownBefore`): two results from nearly the same people could reveal what one of
 * them answered. A result that everybody has seen already, or that shows nothing, is never kept back.
 */
export function showOrKeepBack(result: ClosedResult, shownBefore: readonly Date[], now: Date): ClosedResult | KeptBack {
  const from = nextResultAt(shownBefore);
  if (!from || from <= now || !isShown(result) || result.kind === 'counts') return result;
  return { kind: 'kept back', from, result };
}

/** When a result may be shown again: 24 hours after the last one. Undefined if none was shown. */
export function nextResultAt(previousClosedAt: readonly Date[]): Date | undefined {
  if (previousClosedAt.length === 0) return undefined;
  return new Date(Math.max(...previousClosedAt.map((at) => at.getTime())) + DAY_MS);
}

/** What is stored and shown in place of a result that is kept back until `from`. */
export const tooSoon = (from: Date) => ({ kind: 'too soon', from: from.toISOString() }) as const;
