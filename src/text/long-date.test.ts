import { longDate, shortDate, weekdayDate } from './long-date';

test('a day is said in words, without commas', () => {
  expect(longDate('2026-11-03')).toBe('3 November 2026');
  expect(weekdayDate('2026-11-23')).toBe('Monday 23 November 2026');
  expect(shortDate('2026-11-23')).toBe('Mon 23 Nov');
});
