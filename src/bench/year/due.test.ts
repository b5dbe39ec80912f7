import { dueBetween } from './due';
import type { Rule } from './rules';

const SUNDAY: Rule = {
  ...{ weekday: 7, time: '01:30', zone: 'Europe/London', holidays: 'post', region: 'england-and-wales' },
  audience: null,
};

const due = (changes: Partial<Rule>, from: string, until: string) =>
  dueBetween({ ...SUNDAY, ...changes }, Date.parse(from), Date.parse(until)).map(({ at }) =>
    new Date(at).toISOString(),
  );

test('a time that the clocks skip is the first that exists, and one that comes twice is the first of the two', () => {
  expect(due({}, '2027-03-27', '2027-03-30')).toEqual(['2027-03-28T01:00:00.000Z']);
  expect(due({}, '2027-10-30', '2027-11-02')).toEqual(['2027-10-31T00:30:00.000Z']);
});

test('a bank holiday moves it to the next working day, or takes it away', () => {
  const easter = { weekday: 5, time: '09:30' };
  expect(due({ ...easter, holidays: 'next-working-day' }, '2027-03-26', '2027-04-02')).toEqual([
    '2027-03-30T08:30:00.000Z',
  ]);
  expect(due({ ...easter, holidays: 'skip' }, '2027-03-26', '2027-04-02')).toEqual([]);
  expect(due(easter, '2027-03-26', '2027-04-02')).toEqual(['2027-03-26T09:30:00.000Z']);
});

test('a day is the day of the zone', () => {
  expect(due({ zone: 'Pacific/Auckland', time: '08:45' }, '2027-06-10', '2027-06-16')).toEqual([
    '2027-06-12T20:45:00.000Z',
  ]);
});
