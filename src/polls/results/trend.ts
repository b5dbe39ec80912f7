import { SCALES } from '../../content/scales';
import type { Scale } from '../../content/schema';
import { type ClosedResult, isShown, type Share, type ShownResult } from './closed-result';

/** An earlier round of a template in a conversation. */
export type Round = { readonly closedAt: Date; readonly result: ClosedResult };

export type Trend =
  | { readonly kind: 'too few rounds'; readonly says: string }
  | { readonly kind: 'trend'; readonly says: string; readonly points: readonly TrendPoint[] };

/**
 * `scale`: the template's. `minimum`: the fewest voters of a round that counts. `zone`: decides the month of a round.
 */
type TrendOf = { readonly scale?: Scale | undefined; readonly minimum: number; readonly zone: string };

const MOST_POINTS = 6;

/**
 * How the answers to a template moved over the last six rounds, oldest first, worked out only from what the result
 * cards showed. Rounds that showed nothing, or offered other answers than the last one, are left out.
 */
export function trendOf(rounds: readonly Round[], { scale, minimum, zone }: TrendOf): Trend {
  const shown = comparable(rounds, minimum).slice(-MOST_POINTS);
  if (shown.length < 2) return { kind: 'too few rounds', says: TOO_FEW };
  const names = namesOf(
    shown.map(({ closedAt }) => closedAt),
    zone,
  );
  const points = shown.map(({ closedAt, result }, at) => ({
    when: names[at] ?? '',
    closedAt,
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

/** An anonymous result was only shown if it had enough votes; an open one is shown with any number. */
const hasEnough = ({ kind, voters }: ShownResult, minimum: number) => kind !== 'counts' || Number(voters) >= minimum;

const labels = ({ shares }: ShownResult) => JSON.stringify(shares.map(({ label }) => label));

function namesOf(days: readonly Date[], zone: string): readonly string[] {
  const months = days.map((day) => formatted(day, zone, { month: 'long', year: 'numeric' }));
  if (new Set(months).size === months.length) return months;
  return days.map((day) => formatted(day, zone, { day: 'numeric', month: 'long', year: 'numeric' }));
}

const formatted = (day: Date, timeZone: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...parts }).format(day);

/**
 * `when`: a month, or a day if two rounds share a month. `position`: null without a scale, or if the round has none on
 * it.
 */
export type TrendPoint = {
  readonly when: string;
  readonly closedAt: Date;
  readonly voters: string;
  readonly shares: readonly Share[];
  readonly position: Position | null;
};

/** On a scale of 100: a smaller move may come from rounding alone. */
const LEAST_MOVE = 10;

/**
 * Compares the first and the last round in one or two sentences: “In March 2026 about half chose “Agree”; in May 2026
 * most or all did.”
 */
function trendWords(first: TrendPoint, last: TrendPoint, scale: readonly string[]): string {
  const [before, after] = [leading(first.shares), leading(last.shares)];
  const same = before !== undefined && before.label === after?.label;
  const then = same ? `${after.words} did` : chose(after);
  const sentence = `${startingWith(first.when)} ${chose(before)}; ${on(last.when)} ${then}.`;
  return [sentence, moved(first.position, last.position, scale)].filter(Boolean).join(' ');
}

/** `on` a day, `in` a month. */
const on = (when: string) => (/^\d/.test(when) ? `on ${when}` : `in ${when}`);
const startingWith = (when: string) => on(when).replace(/^[io]/, (letter) => letter.toUpperCase());

const chose = (share: Share | undefined) =>
  share === undefined ? 'no answer stood out' : `${share.words} chose “${share.label}”`;

/** The one answer shown as having the most votes; undefined if there is none, or more than one. */
function leading(shares: readonly Share[]): Share | undefined {
  const sizes = shares.map(sizeOf);
  const most = Math.max(...sizes);
  const at = sizes.indexOf(most);
  return most > 0 && sizes.lastIndexOf(most) === at ? shares[at] : undefined;
}

function sizeOf({ words, share, bar }: Share): number {
  if (bar !== null) return share ?? bar * 5;
  return ['about half', 'half or more', 'most or all'].indexOf(words) + 1;
}

function moved(before: Position | null, after: Position | null, scale: readonly string[]): string {
  if (!before || !after) return '';
  const by = after.value - before.value;
  const [low = '', high = ''] = [scale[0], scale.at(-1)];
  if (Math.abs(by) < LEAST_MOVE)
    return `Overall, the answers stayed about where they were, nearest to “${after.near}”.`;
  return `Overall, the answers moved towards “${by > 0 ? high : low}”, and are now nearest to “${after.near}”.`;
}

/**
 * Where the answers lie on a scale: 0 at its first point, 100 at its last, in steps of 5. `near`: the nearest point.
 */
type Position = { readonly value: number; readonly near: string };

const STEP = 5;

/**
 * The mean of the answers on a scale, worked out only from the shares as they were shown. Answers that are not points
 * of the scale, such as “Not my role”, do not count. Null if only words were shown, or hardly anybody chose a point.
 */
function positionOf({ kind, shares }: ShownResult, scale: Scale): Position | null {
  const points = SCALES[scale];
  if (kind === 'few' || shares.some(({ bar }) => bar === null)) return null;
  const weights = points.map((point) => weightOf(shares.find(({ label }) => label === point)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return null;
  const steps = weights.reduce((sum, weight, at) => sum + weight * at, 0) / all;
  const value = Math.round((100 * steps) / (points.length - 1) / STEP) * STEP;
  return { value, near: points[Math.round(steps)] ?? '' };
}

/** If no number was shown, “nearly all” counts as all and “hardly any” as none. */
function weightOf(share: Share | undefined): number {
  if (!share) return 0;
  return share.share ?? ((share.bar ?? 0) > 10 ? 100 : 0);
}
