import type { Rhythm } from '../../reflection/schedule';
import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';
import { openDatabase } from '../db/open-database';
import type { ScheduleRow } from './prompt-rows';

const NOW = new Date('2026-11-20T12:00:00Z');
const ALL = { limit: 100, perTenant: 100, freeBy: MONDAY.at };

describe.each(databases)('schedules on $name', ({ create }) => {
  const { open, url } = storesOn(create);
  const openNow = () => open(() => NOW);

  test('a schedule is kept whole, one a conversation, until it is removed', async () => {
    const { schedules } = await openNow();
    expect(await schedules.get('slack:T1:C1')).toBeUndefined();
    const first = weekly({ audience: 'managers', onHolidays: 'next-working-day', region: 'scotland' });
    await schedules.save(first);
    expect(await schedules.get('slack:T1:C1')).toEqual(first);
    const second = weekly({
      weekday: 5,
      time: '16:00',
      zone: 'Europe/Dublin',
      owner: 'slack:T1:U2',
      next: NEXT_MONDAY,
    });
    expect(await schedules.save(second, first)).toBe(true);
    expect(await schedules.get('slack:T1:C1')).toEqual(second);
    expect(await schedules.remove('slack:T1:C1')).toBe(true);
    expect(await schedules.remove('slack:T1:C1')).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toBeUndefined();
  });

  test.each<Rhythm>([
    { weeks: 2, from: '2026-11-23' },
    { weeks: 4, from: '2027-01-04' },
    { inMonth: 'first' },
    { inMonth: 'last' },
  ])('how often it comes is kept, and can be changed to every week: %j', async (rhythm) => {
    const { schedules } = await openNow();
    const rare = weekly({ rhythm });
    await schedules.save(rare);
    expect(await schedules.get('slack:T1:C1')).toEqual(rare);
    expect(await schedules.save(weekly(), weekly())).toBe(false);
    expect(await schedules.save(weekly(), rare)).toBe(true);
    expect(await schedules.get('slack:T1:C1')).toEqual(weekly());
  });

  test.each<[string, Partial<ReturnType<typeof weekly>>]>([
    ['its owner', { owner: 'slack:T1:U2' }],
    ['its audience', { audience: 'managers' }],
    ['its zone', { zone: 'Europe/Dublin' }],
    ['its next turn', { next: NEXT_MONDAY }],
    ['a pause', { state: 'paused', because: 'asked', next: null }],
    ['the day on which a pause ends', { state: 'paused', because: 'asked', pausedUntil: '2026-11-22' }],
  ])('a change is kept only in the place of what was read: somebody else has changed %s', async (_what, theirs) => {
    const { schedules } = await openNow();
    await schedules.save(weekly());
    expect(await schedules.save(weekly(theirs), weekly())).toBe(true);
    expect(await schedules.save(weekly({ time: '14:00' }), weekly())).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toEqual(weekly(theirs));
    expect(await schedules.save(weekly({ time: '14:00' }), weekly(theirs))).toBe(true);
  });

  test('a person’s own are listed, the soonest first and paused ones last, without another person’s or tenant’s', async () => {
    const { schedules } = await openNow();
    const mine = [
      weekly({ conversation: 'slack:T1:C1', state: 'paused', because: 'asked', next: null }),
      weekly({ conversation: 'slack:T1:C2', next: NEXT_MONDAY }),
      weekly({ conversation: 'slack:T1:C3', next: MONDAY }),
    ];
    const others = [
      weekly({ conversation: 'slack:T1:C4', owner: 'slack:T1:U2' }),
      weekly({ conversation: 'slack:T2:C5', tenant: 'slack:T2' }),
    ];
    for (const one of [...mine, ...others]) await schedules.save(one);
    const owned = await schedules.ownedBy(weekly().owner, 'slack:T1');
    expect(owned).toEqual([mine[2], mine[1], mine[0]]);
  });

  test('one that was stopped meanwhile does not come back, and a new one takes no other’s place', async () => {
    const { schedules } = await openNow();
    expect(await schedules.save(weekly({ next: NEXT_MONDAY }), weekly())).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toBeUndefined();
    expect(await schedules.save(weekly())).toBe(true);
    expect(await schedules.save(weekly({ time: '14:00' }))).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toEqual(weekly());
  });

  test('of twenty who change it at once, from two stores, one wins', async () => {
    const stores = [await openNow(), await openNow()];
    await stores[0]?.schedules.save(weekly());
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        stores[number % 2]?.schedules.save(weekly({ owner: `slack:T1:U${number + 100}` }), weekly()),
      ),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
  });

  test.each([
    ['an active one without a turn', { next_day: null, next_at: null }],
    ['an active one with a reason', { because: 'asked' }],
    ['a pause without a reason', { state: 'paused', next_day: null, next_at: null }],
    ['a pause without an end that has a turn', { state: 'paused', because: 'asked' }],
    ['half a turn', { next_day: null }],
    ['an unknown state', { state: 'sleeping' }],
    ['an unknown reason', { state: 'paused', because: 'bored', next_day: null, next_at: null }],
    ['an eighth day of the week', { weekday: 8 }],
    ['a time without a nought', { time: '9:30' }],
    ['an audience that there is not', { audience: 'everyone' }],
    ['a region that there is not', { region: 'wales' }],
    ['a day that is none', { created_on: 'today' }],
    ['no owner', { owner: '' }],
  ])('the table itself refuses %s', async (_says, wrong) => {
    await openNow();
    const { kysely } = await openDatabase(url());
    const row = { ...ROW, ...wrong } as ScheduleRow;
    await expect(kysely.insertInto('schedule').values(row).execute()).rejects.toThrow(/constraint/i);
    await kysely.insertInto('schedule').values(ROW).execute();
    await kysely.destroy();
  });

  test('one that the platform no longer takes prompts for pauses, and its owner is to be told, once', async () => {
    const { schedules, reports } = await openNow();
    await schedules.save(weekly());
    expect(await schedules.pause('slack:T1:C1', 'archived')).toBe(true);
    expect(await schedules.pause('slack:T1:C1', 'gone')).toBe(false);
    expect(await schedules.pause('slack:T1:C2', 'gone')).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toEqual(weekly({ state: 'paused', because: 'archived', next: null }));
    expect(await reports.take(NOW, MONDAY.at, ALL)).toMatchObject([
      { kind: 'paused', because: 'archived', person: 'slack:T1:U1', conversation: 'slack:T1:C1' },
    ]);
  });

  test('one that somebody has paused without an end stays as they left it', async () => {
    const { schedules, reports } = await openNow();
    const asked = weekly({ state: 'paused', because: 'asked', next: null });
    await schedules.save(asked);
    expect(await schedules.pause('slack:T1:C1', 'removed')).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toEqual(asked);
    expect(await reports.take(NOW, MONDAY.at, ALL)).toEqual([]);
  });
});

const ROW: ScheduleRow = {
  ...{ conversation: 'slack:T1:C1', tenant: 'slack:T1', owner: 'slack:T1:U1', weekday: 1, time: '09:30' },
  ...{ zone: 'Europe/London', on_holidays: 'post', region: 'none', audience: null, state: 'active', because: null },
  ...{ paused_until: null, next_day: '2026-11-23', next_at: '2026-11-23T09:30:00.000Z' },
  ...{ created_on: '2026-11-20', changed_on: '2026-11-20', every_weeks: null, counted_from: null, in_month: null },
  two_steps: null,
};
