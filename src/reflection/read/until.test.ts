import fc from 'fast-check';
import { readUntil } from './until';

const NOW = new Date('2026-11-23T12:00:00Z');

it.each([
  ['2027-01-05', '2027-01-05'],
  ['until 2027-01-05', '2027-01-05'],
  ['2027-1-5', '2027-01-05'],
  ['2027–01–05', '2027-01-05'],
  ['5 January 2027', '2027-01-05'],
  ['5th of January 2027', '2027-01-05'],
  ['the 5th January, 2027', '2027-01-05'],
  ['Tuesday 5 Jan 2027', '2027-01-05'],
  ['Tue, 5 jan. 27', '2027-01-05'],
  ['January 5th, 2027', '2027-01-05'],
  ['5-Jan-2027', '2027-01-05'],
  ['5/1/2027', '2027-01-05'],
  ['05/01/27', '2027-01-05'],
  ['5.1.2027', '2027-01-05'],
  ['5 January', '2027-01-05'],
  ['5/1', '2027-01-05'],
  ['24 November', '2026-11-24'],
  ['22 November', '2027-11-22'],
  ['tomorrow', '2026-11-24'],
  ['tomorrow.', '2026-11-24'],
  ['5 January please', '2027-01-05'],
  ['till tomorrow', '2026-11-24'],
  ['untill 5 January', '2027-01-05'],
  ['1 Sept', '2027-09-01'],
  ['29 February 2028', '2028-02-29'],
  ['29 February', '2028-02-29'],
  ['2026-11-24', '2026-11-24'],
  ['until 5 jan', '2027-01-05'],
  ['5th of January', '2027-01-05'],
  ['the day after tomorrow', '2026-11-25'],
  ['friday', '2026-11-27'],
  ['until friday', '2026-11-27'],
  ['this friday', '2026-11-27'],
  ['next friday', '2026-12-04'],
  ['friday week', '2026-12-04'],
  ['monday', '2026-11-30'],
  ['next week', '2026-11-30'],
  ['until next week', '2026-11-30'],
  ['in two weeks', '2026-12-07'],
  ['for 2 weeks', '2026-12-07'],
  ['2 weeks', '2026-12-07'],
  ['for a fortnight', '2026-12-07'],
  ['in 10 days', '2026-12-03'],
  ['for a month', '2026-12-23'],
  ['in three months', '2027-02-23'],
  ['next month', '2026-12-01'],
  ['until january', '2027-01-01'],
  ['until september', '2027-09-01'],
  ['2028-11-23', '2028-11-23'],
])('%s is %s', (words, day) => {
  expect(readUntil(words, NOW)).toEqual({ ok: true, value: day });
});

it.each([
  ['', 'Please give a date. Type something like 5 January, friday or 2 weeks.'],
  ['soon', 'I do not recognise “soon” as a date. Type something like 5 January, friday or 2 weeks.'],
  ['30 February 2027', 'There is no 30 February. Please check the date.'],
  ['29 February 2027', 'There is no 29 February in 2027. Please check the date.'],
  ['2027-13-01', 'I do not recognise “2027-13-01” as a date. Type something like'],
  ['1/13/2027', 'I do not recognise “1/13/2027” as a date. Type something like'],
  ['0/0/2027', 'I do not recognise “0/0/2027” as a date. Type something like'],
  ['5 Janvier 2027', 'I do not recognise “5 Janvier 2027” as a date. Type something like'],
  ['2026-11-23', '23 November 2026 is today. Type a later day.'],
  ['23 November', '23 November 2026 is today. Type a later day.'],
  ['Friday 5 January 2027', '5 January 2027 is a Tuesday. Please check the date.'],
  ['31 February', 'There is no 31 February.'],
  ['until 31st of february', 'There is no 31 February.'],
  ['31/6', 'There is no 31 June.'],
  ['2027-02-31', 'There is no 31 February.'],
  ['45 January', 'There is no 45 January.'],
  ['today', '23 November 2026 is today.'],
  ['for 0 weeks', '23 November 2026 is today.'],
  ['in 900 weeks', 'is too far ahead.'],
  ['for the summer', 'I do not recognise “for the summer” as a date. Type something like'],
  ['5 January 2020', '5 January 2020 is in the past. Type a later day.'],
  ['2028-11-24', '24 November 2028 is too far ahead. Type a day up to 23 November 2028.'],
  ['9999-12-31', '31 December 9999 is too far ahead.'],
])('%s is answered kindly', (words, says) => {
  expect(readUntil(words, NOW)).toEqual({ ok: false, says: expect.stringContaining(says) });
});

it.each([
  ['for a month', '2027-01-31', '2027-02-28'],
  ['in 3 months', '2026-11-30', '2027-02-28'],
  ['friday', '2026-11-27', '2026-12-04'],
  ['next friday', '2026-11-27', '2026-12-04'],
  ['next week', '2026-11-29', '2026-11-30'],
  ['november', '2026-11-01', '2027-11-01'],
])('%s, said on %s, is %s', (words, today, day) => {
  expect(readUntil(words, new Date(`${today}T12:00:00Z`))).toEqual({ ok: true, value: day });
});

it('every day within two years, as a date is said, is that day', () => {
  const months = 'January February March April May June July August September October November December'.split(' ');
  const days = fc.integer({ min: 1, max: 700 }).map((later) => new Date(NOW.getTime() + later * 86_400_000));
  const shapes = fc.constantFrom(
    (date: number, month: string, year: number) => `${date} ${month} ${year}`,
    (date: number, month: string, year: number) => `the ${date}th of ${month.slice(0, 3)} ${year}`,
    (date: number, month: string, year: number) => `until ${month} ${date}, ${year}`,
    (date: number, month: string, year: number) => `${date}/${months.indexOf(month) + 1}/${year % 100}`,
  );
  fc.assert(
    fc.property(days, shapes, (day, shape) => {
      const words = shape(day.getUTCDate(), months[day.getUTCMonth()] ?? '', day.getUTCFullYear());
      expect(readUntil(words, NOW)).toEqual({ ok: true, value: day.toISOString().slice(0, 10) });
    }),
  );
});

it('today is what the calendar of the zone says', () => {
  const late = new Date('2026-11-23T23:30:00Z');
  expect(readUntil('2026-11-24', late)).toEqual({ ok: true, value: '2026-11-24' });
  expect(readUntil('2026-11-24', late, 'Europe/Paris').ok).toBe(false);
});

it('a leap day without a year is the next one, however far off', () => {
  const said = readUntil('29 feb', new Date('2096-03-01T12:00:00Z'));
  expect(said.ok || said.says).toContain('29 February 2104 is too far ahead.');
});

it('from a leap day, two years off is 1 March', () => {
  expect(readUntil('2030-03-01', new Date('2028-02-29T12:00:00Z')).ok).toBe(true);
  expect(readUntil('2030-03-02', new Date('2028-02-29T12:00:00Z')).ok).toBe(false);
});

it('whatever is typed, it is a day to come within two years, or one kind sentence', () => {
  const numbers = fc.array(
    fc.constantFrom('5', '31', '2', '2027', '/', '-', '.', ' ', 'jan', 'of', 'th', 'next', 'friday', 'weeks', 'for'),
    {
      maxLength: 9,
    },
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    numbers.map((list) => list.join('')),
  );
  fc.assert(
    fc.property(text, (words) => {
      const reading = readUntil(words, NOW);
      if (reading.ok) {
        expect(reading.value > '2026-11-23' && reading.value <= '2028-11-23').toBe(true);
        expect(new Date(reading.value).toISOString().slice(0, 10)).toBe(reading.value);
      } else expect(reading.says.length).toBeLessThan(160);
    }),
    { numRuns: 1000 },
  );
});
