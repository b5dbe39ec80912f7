import fc from 'fast-check';
import { readFor, readUntil } from './read-closes';

const LONDON = 'Europe/London';
/** A Monday in winter, when London keeps UTC. */
const NOON = new Date('2026-11-23T12:00:30Z');

describe('for how long', () => {
  test.each([
    ['2m', 120],
    ['2 minutes', 120],
    ['90s', 90],
    ['90 secs', 90],
    ['1h', 3_600],
    ['1 Hour', 3_600],
    ['1h30', 5_400],
    ['1h 30m', 5_400],
    ['24h', 86_400],
    ['1440 mins', 86_400],
    ['60s', 60],
    ['ten minutes', 600],
    ['a minute', 60],
    ['an hour', 3_600],
    ['two hours', 7_200],
    ['half an hour', 1_800],
    ['a quarter of an hour', 900],
    ['an hour and a half', 5_400],
  ])('%s is %i seconds', (text, after) => {
    expect(readFor(text)).toEqual({ ok: true, closes: { after } });
  });

  test.each([
    ['', 'How long'],
    ['2', '“for 2m” or “for 2h”'],
    ['30s', 'too short'],
    ['0m', 'too short'],
    ['25h', 'longer than 24 hours'],
    ['1441m', 'longer than 24 hours'],
    ['a bit', 'I do not know how long “a bit” is'],
    ['-5m', 'I do not know'],
    ['1.5h', 'I do not know'],
    ['2 mours', 'I do not know'],
    [`${'9'.repeat(300)}m`, 'I do not know'],
  ])('“%s” is a mistake that says what to type', (text, says) => {
    const reading = readFor(text);
    expect(reading).toMatchObject({ ok: false, mistake: { field: 'closes', says: expect.stringContaining(says) } });
    expect(reading).toMatchObject({ mistake: { says: expect.stringMatching(/for \d+[mh]/) } });
  });
});

describe('until what time', () => {
  test.each([
    ['15:30', '2026-11-23T15:30:00.000Z'],
    ['15.30', '2026-11-23T15:30:00.000Z'],
    ['1530', '2026-11-23T15:30:00.000Z'],
    ['3.30pm', '2026-11-23T15:30:00.000Z'],
    ['3 p.m.', '2026-11-23T15:00:00.000Z'],
    ['09:00', '2026-11-24T09:00:00.000Z'],
    ['12:00', '2026-11-24T12:00:00.000Z'],
    ['midday', '2026-11-24T12:00:00.000Z'],
    ['12am', '2026-11-24T00:00:00.000Z'],
    ['noon', '2026-11-24T12:00:00.000Z'],
    ['midnight', '2026-11-24T00:00:00.000Z'],
    ['half 3', '2026-11-23T15:30:00.000Z'],
    ['half past nine', '2026-11-23T21:30:00.000Z'],
    ['half 9 am', '2026-11-24T09:30:00.000Z'],
    ['quarter to one', '2026-11-23T12:45:00.000Z'],
    ['5', '2026-11-23T17:00:00.000Z'],
    ['twelve', '2026-11-24T00:00:00.000Z'],
  ])('%s is the next time that the clock shows it', (text, at) => {
    expect(readUntil(text, NOON, LONDON)).toEqual({ ok: true, closes: { at } });
  });

  test('the time is that of the zone, in summer too', () => {
    const summer = new Date('2026-07-01T12:00:00Z');
    expect(readUntil('15:30', summer, LONDON)).toMatchObject({ closes: { at: '2026-07-01T14:30:00.000Z' } });
    expect(readUntil('15:30', summer, 'Asia/Kolkata')).toMatchObject({ closes: { at: '2026-07-02T10:00:00.000Z' } });
  });

  test('every time of the day that is said without its half is the next one that the clock shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('half', 'quarter past', 'ten to'),
        (hour, before) => {
          const reading = readUntil(`${before} ${hour}`, NOON, LONDON);
          const closes = reading.ok && 'at' in reading.closes ? Date.parse(reading.closes.at) : Number.NaN;
          const late = closes - NOON.getTime();
          expect(late >= 60_000 && late <= 12 * 3_600_000 + 60_000).toBe(true);
          const minutes = new Date(closes).getUTCHours() * 60 + new Date(closes).getUTCMinutes();
          const said = (hour % 12) * 60 + { half: 30, 'quarter past': 15, 'ten to': -10 }[before];
          expect((minutes - said) % 720).toBe(0);
        },
      ),
    );
  });

  test('a time that comes twice is its first', () => {
    const evening = new Date('2026-10-24T20:00:00Z');
    expect(readUntil('01:30', evening, LONDON)).toMatchObject({ closes: { at: '2026-10-25T00:30:00.000Z' } });
  });

  test('a time that the clocks skip is a mistake', () => {
    const evening = new Date('2026-03-28T20:00:00Z');
    const reading = readUntil('01:30', evening, LONDON);
    expect(reading).toMatchObject({ ok: false, mistake: { says: expect.stringContaining('clocks change') } });
  });

  test.each([
    ['', 'such as “until 15:30”'],
    ['12:01', 'less than a minute away'],
    ['25', 'I do not recognise “25” as a time'],
    ['25:00', 'as a time. Type it like “until 15:30”.'],
    ['12:75', 'as a time. Type it like “until 15:30”.'],
    ['13pm', 'as a time. Type it like “until 15:30”.'],
    ['Friday', 'I do not recognise “Friday” as a time'],
  ])('“%s” is a mistake that says what to type', (text, says) => {
    const reading = readUntil(text, NOON, LONDON);
    expect(reading).toMatchObject({ ok: false, mistake: { field: 'until', says: expect.stringContaining(says) } });
  });
});
