import { dateAndTime, longDate, weekdayDate } from './long-date';

test('a day is said in words, without commas', () => {
  expect(longDate('2026-11-03')).toBe('3 November 2026');
  expect(weekdayDate('2026-11-23')).toBe('Monday 23 November 2026');
});

test.each([
  ['2026-11-30T09:30:00Z', 'Europe/London', 'Monday 30 November 2026, 09:30'],
  ['2026-07-06T08:30:00Z', 'Europe/London', 'Monday 6 July 2026, 09:30'],
  ['2026-12-31T23:30:00Z', 'Europe/Paris', 'Friday 1 January 2027, 00:30'],
  ['2026-11-30T00:00:00Z', 'Europe/London', 'Monday 30 November 2026, 00:00'],
])('%s in %s is %s', (at, zone, said) => expect(dateAndTime(new Date(at), zone)).toBe(said));
