import { clockTime, dateAndTime, whenClockTime } from './date-and-time';

test.each([
  ['2026-11-30T09:30:00Z', 'Europe/London', 'Monday 30 November 2026, 09:30'],
  ['2026-07-06T08:30:00Z', 'Europe/London', 'Monday 6 July 2026, 09:30'],
  ['2026-12-31T23:30:00Z', 'Europe/Paris', 'Friday 1 January 2027, 00:30'],
  ['2026-11-30T00:00:00Z', 'Europe/London', 'Monday 30 November 2026, 00:00'],
])('%s in %s is %s', (at, zone, said) => expect(dateAndTime(new Date(at), zone)).toBe(said));

test.each([
  ['2026-11-30T09:47:00Z', '09:47', 'at 09:47'],
  ['2026-12-01T00:00:00Z', 'Tue 00:00', 'on Tue at 00:00'],
  ['2026-11-29T09:47:00Z', 'Sun 09:47', 'on Sun at 09:47'],
  ['2026-12-07T09:47:00Z', 'Mon 7 Dec 09:47', 'on Mon 7 Dec at 09:47'],
])('on a card of Monday, %s is %s, and in a sentence %s', (at, said, inSentence) => {
  const read = [new Date(at), new Date('2026-11-30T09:30:00Z'), 'Europe/London'] as const;
  expect([clockTime(...read), whenClockTime(...read)]).toEqual([said, inSentence]);
});
