import type { Chart } from '../../message';
import type { ShownResult } from '../../polls/results/closed-result';
import type { TrendPoint } from '../../polls/results/trend';
import { dayAt } from '../../reflection/wall-clock';

/**
 * A result as a chart: of the answers of which a number may be told, so never of a result that is told in words.
 * Undefined if there is nothing to compare.
 */
export function resultChart({ kind, shares }: ShownResult): Chart | undefined {
  if (kind !== 'counts' && kind !== 'rounded') return undefined;
  const points = shares.flatMap(({ label, share }) => (share === null ? [] : [{ label, value: share }]));
  if (points.length < 2 || points.every(({ value }) => value === 0)) return undefined;
  return { kind: 'bar', title: 'Result', measure: 'Per cent of votes', points };
}

/** How a poll moved on its scale, as a chart. Undefined without a scale, or if a round has no place on it. */
export function trendChart(
  trend: readonly TrendPoint[],
  scale: readonly string[] | undefined,
  zone: string,
): Chart | undefined {
  const points = trend.flatMap(({ when, closedAt, position }) =>
    position ? [{ label: when, value: position.value, day: dayAt(closedAt, zone) }] : [],
  );
  if (scale === undefined || points.length < trend.length) return undefined;
  return { kind: 'line', title: 'Over time', measure: `${scale[0]} = 0, ${scale.at(-1)} = 100`, points };
}
