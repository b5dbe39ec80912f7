import { mayShowResult, nextResultAt } from './may-show-result';

const NOW = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

test('the first result of a question may be shown', () => {
  expect(mayShowResult([], NOW)).toBe(true);
  expect(nextResultAt([])).toBeUndefined();
});

test('a second may be shown 24 hours after the last, not a moment before', () => {
  expect(mayShowResult([hoursAgo(24)], NOW)).toBe(true);
  expect(mayShowResult([new Date(hoursAgo(24).getTime() + 1)], NOW)).toBe(false);
  expect(mayShowResult([hoursAgo(0)], NOW)).toBe(false);
});

test('the last of several counts, in whatever order they come', () => {
  expect(mayShowResult([hoursAgo(1), hoursAgo(100)], NOW)).toBe(false);
  expect(mayShowResult([hoursAgo(100), hoursAgo(1)], NOW)).toBe(false);
  expect(nextResultAt([hoursAgo(100), hoursAgo(1)])).toEqual(new Date('2026-11-24T11:00:00Z'));
});
