import { SCALES } from '../../content/scales';
import type { Scale } from '../../content/schema';
import { type ClosedResult, isShown, type ShownResult } from './closed-result';
import { positionOf } from './scale-position';
import type { TrendPoint } from './trend-point';
import { trendWords } from './trend-words';

/** An earlier round of a template in a conversation. */
export type Round = { readonly closedAt: Date; readonly result: ClosedResult };

export type Trend =
  | { readonly kind: 'too few rounds'; readonly says: string }
  | { readonly kind: 'trend'; readonly says: string; readonly points: readonly TrendPoint[] };

/** `scale`: the template's. `minimum`: the fewest votes of a round that takes part. `zone`: whose months are named. */
type TrendOf = { readonly scale?: Scale | undefined; readonly minimum: number; readonly zone: string };

const MOST_POINTS = 6;

/**
 * How the answers to a template moved, the oldest of at most six rounds first, from what the result cards showed and
 * nothing else. Rounds that showed nothing, or offered other answers than the last, take no part.
 */
export function trendOf(rounds: readonly Round[], { scale, minimum, zone }: TrendOf): Trend {
  const shown = comparable(rounds, minimum).slice(-MOST_POINTS);
  if (shown.length < 2) return { kind: 'too few rounds', says: TOO_FEW };
  const names = namesOf(
    shown.map(({ closedAt }) => closedAt),
    zone,
  );
  const points = shown.map(({ result }, at) => ({
    when: names[at] ?? '',
    voters: result.voters,
    shares: result.shares,
    position: scale === undefined ? null : positionOf(result, scale),
  }));
  const [first, last] = [points[0], points.at(-1)];
  const says = first && last ? trendWords(first, last, scale === undefined ? [] : SCALES[scale]) : '';
  return { kind: 'trend', says, points };
}

const TOO_FEW = 'There is nothing to compare yet. A trend needs two rounds of the same poll with enough votes.';

type ShownRound = { readonly closedAt: Date; readonly result: ShownResult };

function comparable(rounds: readonly Round[], minimum: number): readonly ShownRound[] {
  const shown = rounds
    .flatMap(({ closedAt, result }) => (isShown(result) && hasEnough(result, minimum) ? [{ closedAt, result }] : []))
    .sort((a, b) => a.closedAt.getTime() - b.closedAt.getTime());
  const last = shown.at(-1);
  return shown.filter(({ result }) => last && labels(result) === labels(last.result));
}

/** An anonymous result that was shown had enough votes; an open one is shown with any number. */
const hasEnough = ({ kind, voters }: ShownResult, minimum: number) => kind !== 'counts' || Number(voters) >= minimum;

const labels = ({ shares }: ShownResult) => JSON.stringify(shares.map(({ label }) => label));

function namesOf(days: readonly Date[], zone: string): readonly string[] {
  const months = days.map((day) => formatted(day, zone, { month: 'long', year: 'numeric' }));
  if (new Set(months).size === months.length) return months;
  return days.map((day) => formatted(day, zone, { day: 'numeric', month: 'long', year: 'numeric' }));
}

const formatted = (day: Date, timeZone: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...parts }).format(day);
