import type { Share, ShownResult } from '../../polls/results/closed-result';
import type { TrendPoint } from '../../polls/results/trend';
import { resultChart, trendChart } from './chart';

const share = (label: string, number: number | null): Share => ({ label, words: 'some', share: number, bar: 4 });
const result = (kind: 'counts' | 'rounded' | 'words', ...shares: Share[]): ShownResult => ({
  kind,
  voters: '12',
  shares,
});

test.each(['counts', 'rounded'] as const)('a result with numbers (%s) is a chart of them', (kind) => {
  expect(resultChart(result(kind, share('Yes', 60), share('No', 40)))).toMatchObject({
    kind: 'bar',
    points: [
      { label: 'Yes', value: 60 },
      { label: 'No', value: 40 },
    ],
  });
});

test('a result in words is no chart', () => {
  expect(resultChart(result('words', share('Yes', null), share('No', null)))).toBeUndefined();
  const few: ShownResult = { kind: 'few', voters: '6', says: null, shares: [share('Yes', 60), share('No', 40)] };
  expect(resultChart(few)).toBeUndefined();
});

test('an answer without a number is not in the chart, and one number alone is none', () => {
  const [yes, partly, hardly] = [share('Yes', 60), share('Partly', 35), share('No', null)];
  expect(resultChart(result('rounded', yes, partly, hardly))?.points).toHaveLength(2);
  expect(resultChart(result('rounded', yes, hardly))).toBeUndefined();
  expect(resultChart(result('counts', share('Yes', 0), share('No', 0)))).toBeUndefined();
});

const round = (when: string, closedAt: string, value: number | null): TrendPoint => ({
  when,
  closedAt: new Date(closedAt),
  voters: '12',
  shares: [],
  position: value === null ? null : { value, near: 'Agree' },
});

test('a trend on a scale is a line, with the day of each round where the poll was', () => {
  const rounds = [round('March 2026', '2026-03-02T12:00:00Z', 40), round('May 2026', '2026-05-31T23:30:00Z', 65)];
  expect(trendChart(rounds, ['Never', 'Sometimes', 'Always'], 'Europe/London')).toEqual({
    kind: 'line',
    title: 'Over time',
    measure: 'Never = 0, Always = 100',
    points: [
      { label: 'March 2026', value: 40, day: '2026-03-02' },
      { label: 'May 2026', value: 65, day: '2026-06-01' },
    ],
  });
});

test('a trend is no line without a scale, or if a round was told in words', () => {
  const rounds = [round('March 2026', '2026-03-02T12:00:00Z', 40), round('May 2026', '2026-05-02T12:00:00Z', null)];
  expect(trendChart(rounds, ['Never', 'Always'], 'Europe/London')).toBeUndefined();
  expect(trendChart(rounds.slice(0, 1), undefined, 'Europe/London')).toBeUndefined();
});
