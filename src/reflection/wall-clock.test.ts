import { dayAt, instantOf } from './wall-clock';

describe('a time that every day has', () => {
  it.each([
    ['2026-01-05', '09:30', 'Europe/London', '2026-01-05T09:30:00Z'],
    ['2026-07-06', '09:30', 'Europe/London', '2026-07-06T08:30:00Z'],
    ['2026-07-06', '09:30', 'Europe/Dublin', '2026-07-06T08:30:00Z'],
    ['2028-02-29', '09:30', 'Europe/London', '2028-02-29T09:30:00Z'],
    ['2026-12-31', '23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00Z'],
    ['2027-01-01', '00:00', 'Pacific/Pago_Pago', '2027-01-01T11:00:00Z'],
    ['2026-06-01', '09:30', 'Asia/Kathmandu', '2026-06-01T03:45:00Z'],
    ['2026-06-01', '09:30', 'Pacific/Chatham', '2026-05-31T20:45:00Z'],
    ['2026-06-01', '09:30', 'UTC', '2026-06-01T09:30:00Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone)).toEqual(new Date(instant));
  });
});

describe('a time that the clocks skip is the first minute that exists', () => {
  it.each([
    ['2027-03-28', '01:00', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['2027-03-28', '01:30', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['2027-03-28', '01:59', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['2027-03-28', '02:00', 'Europe/London', '2027-03-28T01:00:00Z'],
    ['2027-03-28', '00:59', 'Europe/London', '2027-03-28T00:59:00Z'],
    ['2027-03-28', '01:30', 'Europe/Dublin', '2027-03-28T01:00:00Z'],
    // Half an hour, at 02:00.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['2026-10-04', '02:30', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    // Two hours, from 01:00 to 03:00.
    ['2026-03-29', '01:00', 'Antarctica/Troll', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '02:59', 'Antarctica/Troll', '2026-03-29T01:00:00Z'],
    // The end of Ramadan.
    ['2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:00:00Z'],
    // Whole days that these islands skipped.
    ['2011-12-30', '09:30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['1993-08-21', '09:30', 'Pacific/Kwajalein', '1993-08-21T12:00:00Z'],
    // To the middle of a minute: 00:44:30 comes first, and 00:45 is the first whole minute.
    ['1972-01-07', '00:10', 'Africa/Monrovia', '1972-01-07T00:45:00Z'],
    ['1912-01-01', '00:10', 'Africa/Abidjan', '1912-01-01T00:17:00Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone)).toEqual(new Date(instant));
  });
});

describe('a time that comes twice is its first', () => {
  it.each([
    ['2026-10-25', '00:59', 'Europe/London', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '01:00', 'Europe/London', '2026-10-25T00:00:00Z'],
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '02:00', 'Europe/London', '2026-10-25T02:00:00Z'],
    ['2026-10-25', '01:30', 'Europe/Dublin', '2026-10-25T00:30:00Z'],
    ['2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z'],
    ['2026-10-25', '01:30', 'Antarctica/Troll', '2026-10-24T23:30:00Z'],
    ['2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30:00Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone)).toEqual(new Date(instant));
  });
});

it.each([
  ['2026-10-24T23:30:00Z', 'Europe/London', '2026-10-25'],
  ['2026-01-01T10:30:00Z', 'Pacific/Kiritimati', '2026-01-02'],
  ['2026-01-01T10:30:00Z', 'Pacific/Pago_Pago', '2025-12-31'],
])('at %s the calendar in %s shows %s', (instant, zone, day) => {
  expect(dayAt(new Date(instant), zone)).toBe(day);
});

it('a name that is no zone is a fault', () => {
  expect(() => instantOf('2026-01-05', '09:30', 'Europe/Nowhere')).toThrow(RangeError);
});
