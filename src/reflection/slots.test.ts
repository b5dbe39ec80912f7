import fc from 'fast-check';
import { addDays, weekdayOf } from './day';
import { IN_MONTH, type OnHolidays, type Region, type Rule, type Weekday } from './schedule';
import { type IsHoliday, nextSlot, slots } from './slots';
import { dayAt } from './wall-clock';

const rule = (changes: Partial<Rule> = {}): Rule => ({
  weekday: 1,
  time: '09:30',
  zone: 'Europe/London',
  onHolidays: 'post',
  region: 'none',
  ...changes,
});

const coming = (from: string, count: number, changes?: Partial<Rule>, isHoliday?: IsHoliday) =>
  slots(rule(changes), new Date(from), count, isHoliday).map(
    ({ day, at }) => `${day} ${at.toISOString().slice(0, 16)}Z`,
  );

const days =
  (...holidays: string[]): IsHoliday =>
  (day) =>
    holidays.includes(day);

describe('the next slot', () => {
  it('is the one at that very instant, and not the one a moment before', () => {
    expect(nextSlot(rule(), new Date('2026-01-05T09:30:00.000Z')).day).toBe('2026-01-05');
    expect(nextSlot(rule(), new Date('2026-01-05T09:30:00.001Z')).day).toBe('2026-01-12');
  });

  it('follows the wall clock through the year', () => {
    expect(coming('2026-03-20T00:00:00Z', 2)).toEqual(['2026-03-23 2026-03-23T09:30Z', '2026-03-30 2026-03-30T08:30Z']);
  });

  it('comes over the end of a year and on a leap day', () => {
    expect(coming('2027-12-28T00:00:00Z', 1)).toEqual(['2028-01-03 2028-01-03T09:30Z']);
    expect(coming('2028-02-28T00:00:00Z', 1, { weekday: 2 })).toEqual(['2028-02-29 2028-02-29T09:30Z']);
  });

  it('keeps the name of a day that the zone never had', () => {
    expect(coming('2011-12-24T00:00:00Z', 2, { weekday: 5, zone: 'Pacific/Apia' })).toEqual([
      '2011-12-30 2011-12-30T10:00Z',
      '2012-01-06 2012-01-05T19:30Z',
    ]);
  });

  it.each([new Date(Number.NaN), new Date(8.64e15), new Date(-8.64e15)])('is a fault for %p', (from) => {
    expect(() => nextSlot(rule(), from)).toThrow(RangeError);
  });
});

describe('every few weeks', () => {
  const every = (weeks: 2 | 3 | 4, from: string | null) => ({ rhythm: { weeks, from } });

  it('it comes in the weeks that are counted from its first day, and in none before it', () => {
    const days = (from: string, changes: Partial<Rule>) => coming(from, 3, changes).map((one) => one.slice(0, 10));
    const fortnight = every(2, '2026-12-07');
    expect(days('2026-11-23T00:00:00Z', fortnight)).toEqual(['2026-12-07', '2026-12-21', '2027-01-04']);
    expect(days('2026-12-08T00:00:00Z', fortnight)).toEqual(['2026-12-21', '2027-01-04', '2027-01-18']);
    expect(days('2026-12-15T00:00:00Z', fortnight)).toEqual(['2026-12-21', '2027-01-04', '2027-01-18']);
    expect(days('2027-02-01T00:00:00Z', every(3, '2026-12-07'))).toEqual(['2027-02-08', '2027-03-01', '2027-03-22']);
  });

  it('the next one is its first where none is named', () => {
    expect(coming('2026-11-24T00:00:00Z', 3, every(4, null)).map((one) => one.slice(0, 10))).toEqual([
      ...['2026-11-30', '2026-12-28', '2027-01-25'],
    ]);
  });

  it('it stays at its time through the year, and a bank holiday moves or skips it like the others', () => {
    const easter = { ...every(2, '2026-03-23'), region: 'england-and-wales' } as const;
    expect(coming('2026-03-20T00:00:00Z', 3, { ...easter, onHolidays: 'next-working-day' })).toEqual([
      ...['2026-03-23 2026-03-23T09:30Z', '2026-04-06 2026-04-07T08:30Z', '2026-04-20 2026-04-20T08:30Z'],
    ]);
    expect(coming('2026-03-20T00:00:00Z', 2, { ...easter, onHolidays: 'skip' })).toEqual([
      ...['2026-03-23 2026-03-23T09:30Z', '2026-04-20 2026-04-20T08:30Z'],
    ]);
  });
});

describe('once a month', () => {
  it.each([
    ['first', ['2026-12-07', '2027-01-04', '2027-02-01']],
    ['second', ['2026-12-14', '2027-01-11', '2027-02-08']],
    ['fourth', ['2026-11-23', '2026-12-28', '2027-01-25']],
    ['last', ['2026-11-30', '2026-12-28', '2027-01-25']],
  ] as const)('on its %s weekday', (inMonth, days) => {
    const found = coming('2026-11-23T00:00:00Z', 3, { rhythm: { inMonth } });
    expect(found.map((one) => one.slice(0, 10))).toEqual(days);
  });

  it('a bank holiday moves it like the others', () => {
    const moving = {
      rhythm: { inMonth: 'first' },
      region: 'england-and-wales',
      onHolidays: 'next-working-day',
    } as const;
    expect(coming('2026-05-01T00:00:00Z', 1, moving)).toEqual(['2026-05-04 2026-05-05T08:30Z']);
  });
});

describe('on a holiday', () => {
  const easter = { region: 'england-and-wales' } as const;

  it('the post stays where holidays do not matter', () => {
    expect(coming('2026-04-05T00:00:00Z', 1, { ...easter, onHolidays: 'post' })).toEqual([
      '2026-04-06 2026-04-06T08:30Z',
    ]);
  });

  it('the slot falls out where it is to be skipped', () => {
    expect(coming('2026-04-05T00:00:00Z', 1, { ...easter, onHolidays: 'skip' })).toEqual([
      '2026-04-13 2026-04-13T08:30Z',
    ]);
  });

  it('the post moves to the next working day, and the slot keeps the name of its own day', () => {
    const moving = { ...easter, onHolidays: 'next-working-day' } as const;
    expect(coming('2026-04-05T00:00:00Z', 1, moving)).toEqual(['2026-04-06 2026-04-07T08:30Z']);
    // From Good Friday past the weekend and Easter Monday.
    expect(coming('2026-03-30T00:00:00Z', 1, { ...moving, weekday: 5 })).toEqual(['2026-04-03 2026-04-07T08:30Z']);
  });

  it('a moved post is still to come on the day of the holiday and after it', () => {
    const moving = { ...easter, onHolidays: 'next-working-day' } as const;
    expect(coming('2026-04-06T12:00:00Z', 1, moving)).toEqual(['2026-04-06 2026-04-07T08:30Z']);
    expect(coming('2026-04-07T08:00:00Z', 1, moving)).toEqual(['2026-04-06 2026-04-07T08:30Z']);
    expect(coming('2026-04-07T08:30:01Z', 1, moving)).toEqual(['2026-04-13 2026-04-13T08:30Z']);
  });

  it('a moved post never reaches the next slot’s day: then it falls out', () => {
    const week = days('2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05');
    const moving = { ...easter, onHolidays: 'next-working-day' } as const;
    expect(coming('2026-05-31T00:00:00Z', 2, moving, week)).toEqual([
      '2026-06-08 2026-06-08T08:30Z',
      '2026-06-15 2026-06-15T08:30Z',
    ]);
  });

  it('at weekends only holidays matter', () => {
    const moving = { ...easter, onHolidays: 'next-working-day', weekday: 6 } as const;
    expect(coming('2026-06-01T00:00:00Z', 1, moving)).toEqual(['2026-06-06 2026-06-06T08:30Z']);
    expect(coming('2026-06-01T00:00:00Z', 1, moving, days('2026-06-06'))).toEqual(['2026-06-06 2026-06-07T08:30Z']);
  });

  it.each([
    ['england-and-wales', '2026-08-03'],
    ['scotland', '2026-08-04'],
    ['none', '2026-08-03'],
  ] as const)('the holidays are those of %s', (region, posted) => {
    const slot = nextSlot(rule({ onHolidays: 'next-working-day', region }), new Date('2026-08-01T00:00:00Z'));
    expect(dayAt(slot.at, 'Europe/London')).toBe(posted);
  });
});

describe('whatever the rule, the zone and the holidays', () => {
  const anyRule: fc.Arbitrary<Rule> = fc.record(
    {
      weekday: fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7),
      time: fc.integer({ min: 0, max: 1439 }).map((of) => new Date(of * 60_000).toISOString().slice(11, 16)),
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      onHolidays: fc.constantFrom<OnHolidays[]>('post', 'skip', 'next-working-day'),
      region: fc.constant<Region>('scotland'),
      rhythm: fc.oneof(
        fc.record({
          weeks: fc.constantFrom<(2 | 3 | 4)[]>(2, 3, 4),
          from: fc.integer({ min: 0, max: 20_000 }).map((of) => new Date(of * 86_400_000).toISOString().slice(0, 10)),
        }),
        fc.record({ inMonth: fc.constantFrom(...IN_MONTH) }),
      ),
    },
    { requiredKeys: ['weekday', 'time', 'zone', 'onHolidays', 'region'] },
  );
  const anyInstant = fc.date({ min: new Date('1960-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  const anyHolidays = fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 200 }).map(
    (off): IsHoliday =>
      (day) =>
        off.includes((Date.parse(day) / 86_400_000) % 365),
  );

  it('slots come in order, on the rule’s own weekday, none twice', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, anyHolidays, (any, from, isHoliday) => {
        const found = slots(any, from, 5, isHoliday);
        expect(found).toHaveLength(5);
        let before = from.getTime() - 1;
        for (const { day, at } of found) {
          expect(weekdayOf(day)).toBe(any.weekday);
          expect(at.getTime()).toBeGreaterThan(before);
          before = at.getTime();
          const { rhythm } = any;
          if (rhythm && 'weeks' in rhythm && rhythm.from) {
            const late = (Date.parse(day) - Date.parse(rhythm.from)) / 86_400_000;
            expect([late >= 0, late % (rhythm.weeks * 7) < 7]).toEqual([true, true]);
          } else if (rhythm && 'inMonth' in rhythm) {
            const which = Math.ceil(Number(day.slice(8)) / 7);
            if (rhythm.inMonth === 'last') expect(addDays(day, 7).slice(0, 7)).not.toBe(day.slice(0, 7));
            else expect(IN_MONTH[which - 1]).toBe(rhythm.inMonth);
          }
        }
        expect(new Set(found.map(({ day }) => day)).size).toBe(5);
      }),
    );
  });

  it('asking from anywhere between two slots gives the second', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyInstant,
        anyHolidays,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (any, from, isHoliday, part) => {
          const [first, second] = slots(any, from, 2, isHoliday);
          if (!first || !second) throw new Error('two slots were asked for');
          const gap = second.at.getTime() - first.at.getTime();
          const between = new Date(first.at.getTime() + 1 + Math.floor((gap - 1) * part));
          expect(nextSlot(any, between, isHoliday)).toEqual(second);
        },
      ),
    );
  });

  it('nothing is posted on a day off, and moving never drops a slot that skipping keeps', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, anyHolidays, (any, from, isHoliday) => {
        const moved = slots({ ...any, zone: 'UTC', onHolidays: 'next-working-day' }, from, 8, isHoliday);
        const kept = slots({ ...any, zone: 'UTC', onHolidays: 'skip' }, from, 8, isHoliday);
        for (const { at } of [...moved, ...kept]) expect(isHoliday(dayAt(at, 'UTC'), any.region)).toBe(false);
        const last = moved.at(-1)?.at ?? from;
        const names = moved.map(({ day }) => day);
        expect(kept.filter(({ at }) => at <= last).every(({ day }) => names.includes(day))).toBe(true);
      }),
    );
  });
});
