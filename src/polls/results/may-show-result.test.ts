import type { ClosedResult } from './closed-result';
import { nextResultAt, showOrKeepBack } from './result';

const NOW = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const RESULT = { kind: 'rounded', voters: '20', shares: [] } as const;
const after = (shownBefore: readonly Date[], result: ClosedResult = RESULT) => showOrKeepBack(result, shownBefore, NOW);

test('the first result of a question is shown', () => {
  expect(after([])).toBe(RESULT);
  expect(nextResultAt([])).toBeUndefined();
});

test('a second is shown 24 hours after the last, and kept back a moment before', () => {
  expect(after([hoursAgo(24)])).toBe(RESULT);
  const soon = new Date(hoursAgo(24).getTime() + 1);
  expect(after([soon])).toEqual({ kind: 'kept back', from: new Date(NOW.getTime() + 1), result: RESULT });
});

test('the last of several counts, in whatever order they come', () => {
  for (const shown of [
    [hoursAgo(1), hoursAgo(100)],
    [hoursAgo(100), hoursAgo(1)],
  ])
    expect(after(shown)).toMatchObject({ kind: 'kept back', from: new Date('2026-11-24T11:00:00Z') });
});

test('what shows nothing, and what everybody has seen already, is never kept back', () => {
  const others: readonly ClosedResult[] = [
    { kind: 'too few', minimum: 5 },
    { kind: 'counts', voters: '7', shares: [] },
  ];
  for (const result of others) expect(after([hoursAgo(1)], result)).toBe(result);
});
