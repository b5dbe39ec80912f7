import { databases, storesOn } from '../testing/databases';
import { MONDAY, NEXT_MONDAY, setAnew, weekly } from '../testing/weekly-prompts';
import type { ScheduleRow } from './database';
import { openDatabase } from './open-database';
import type { Store } from './open-store';

const NOW = new Date('2026-11-20T12:00:00Z');
const HOLD = { holder: 'replica 1', until: new Date('2026-11-23T09:35:00Z') };
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

  test('a prompt that waits to be posted is known by its turn, and taken back once', async () => {
    const { schedules, deliveries } = await openNow();
    await schedules.save(weekly());
    expect(await schedules.waiting('slack:T1:C1')).toBeUndefined();
    const claimed = await deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    expect(await schedules.waiting('slack:T1:C1')).toEqual({ ...MONDAY, mayStand: false });
    expect(await schedules.waiting('slack:T1:C2')).toBeUndefined();
    expect(await schedules.takeBack('slack:T1:C2', MONDAY.day)).toBe(false);
    expect(await schedules.takeBack('slack:T1:C1', NEXT_MONDAY.day)).toBe(false);
    expect(await schedules.takeBack('slack:T1:C1', MONDAY.day)).toBe(true);
    expect(await schedules.takeBack('slack:T1:C1', MONDAY.day)).toBe(false);
    const delivery = claimed?.delivery;
    expect(delivery && (await deliveries.startSending(delivery, 'a-prompt', HOLD))).toBeUndefined();
  });

  test.each([
    ['skipped', ({ schedules }: Store) => schedules.takeBack('slack:T1:C1', MONDAY.day)],
    ['paused', (store) => setAnew(store, weekly({ state: 'paused', because: 'asked', next: null }))],
    ['stopped', ({ schedules }) => schedules.remove('slack:T1:C1')],
    ['paused by the platform', ({ schedules }) => schedules.pause('slack:T1:C1', 'removed')],
  ] satisfies [string, (store: Store) => Promise<unknown>][])(
    'a prompt that may stand there keeps its day and counts as shown when it is %s',
    async (_how, takeBack) => {
      const store = await openNow();
      const { schedules, deliveries, promptUses } = store;
      await schedules.save(weekly());
      const claimed = await deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
      const sending = claimed?.delivery && (await deliveries.startSending(claimed.delivery, 'a-prompt', HOLD));
      if (sending) await deliveries.putOff(sending, HOLD.until, { unanswered: true });
      expect(await schedules.waiting('slack:T1:C1')).toEqual({ ...MONDAY, mayStand: true });
      await takeBack(store);
      expect(await schedules.waiting('slack:T1:C1')).toBeUndefined();
      expect(await deliveries.waiting(HOLD.until, ALL)).toEqual([]);
      expect(await schedules.hadTurn('slack:T1:C1', MONDAY.day)).toBe(true);
      expect(await promptUses.used('slack:T1:C1')).toEqual(['a-prompt']);
    },
  );

  test.each([
    ['a change', (store: Store) => store.schedules.save(weekly({ time: '14:00' }), weekly({ next: NEXT_MONDAY }))],
    [
      'a new one after a stop',
      async ({ schedules }) => {
        await schedules.remove('slack:T1:C1');
        return schedules.save(weekly({ time: '14:00' }));
      },
    ],
  ] satisfies [string, (store: Store) => Promise<boolean>][])(
    '%s is not kept while a prompt is on its way, which would be tried again by the rule before',
    async (_what, change) => {
      const store = await openNow();
      await store.schedules.save(weekly());
      const turn = { post: MONDAY, missed: null, next: NEXT_MONDAY };
      const claimed = await store.deliveries.claim(weekly(), turn, HOLD);
      const sending = claimed?.delivery && (await store.deliveries.startSending(claimed.delivery, 'a-prompt', HOLD));
      expect(await change(store)).toBe(false);
      if (sending) await store.deliveries.sent(sending, 'message 1');
      expect(await change(store)).toBe(true);
    },
  );

  test('a change takes back what waits with it, and is not kept where that is on its way', async () => {
    const { schedules, deliveries } = await openNow();
    await schedules.save(weekly());
    const claimed = await deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    const before = weekly({ next: NEXT_MONDAY });
    const changed = weekly({ time: '14:00', next: { day: MONDAY.day, at: new Date('2026-11-23T14:00:00Z') } });
    if (claimed?.delivery) await deliveries.startSending(claimed.delivery, 'a-prompt', HOLD);
    expect(await schedules.save(changed, before, MONDAY)).toBe(false);
    expect(await schedules.get('slack:T1:C1')).toEqual(before);
    const found = claimed?.delivery && (await deliveries.find(claimed.delivery.id));
    if (found) await deliveries.putOff(found, HOLD.until, { unanswered: false });
    expect(await schedules.save(changed, before, MONDAY)).toBe(true);
    expect(await schedules.hadTurn('slack:T1:C1', MONDAY.day)).toBe(false);
  });

  test('a prompt that is on its way waits no longer, and cannot be taken back', async () => {
    const { schedules, deliveries } = await openNow();
    await schedules.save(weekly());
    const claimed = await deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    if (claimed?.delivery) await deliveries.startSending(claimed.delivery, 'a-prompt', HOLD);
    expect(await schedules.waiting('slack:T1:C1')).toBeUndefined();
    expect(await schedules.takeBack('slack:T1:C1', MONDAY.day)).toBe(false);
  });

  test('a day has had its turn once its prompt is in hand, for its own conversation alone', async () => {
    const { schedules, deliveries } = await openNow();
    const schedule = weekly();
    await schedules.save(schedule);
    expect(await schedules.hadTurn('slack:T1:C1', MONDAY.day)).toBe(false);
    await deliveries.claim(schedule, { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    expect(await schedules.hadTurn('slack:T1:C1', MONDAY.day)).toBe(true);
    expect(await schedules.hadTurn('slack:T1:C1', NEXT_MONDAY.day)).toBe(false);
    expect(await schedules.hadTurn('slack:T1:C2', MONDAY.day)).toBe(false);
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

  test('those are due whose turn has come, each tenant’s first before any tenant’s second', async () => {
    const { schedules } = await openNow();
    for (let number = 1; number <= 5; number++)
      await schedules.save(weekly({ conversation: `slack:T1:C${number}`, tenant: 'slack:T1' }));
    await schedules.save(weekly({ conversation: 'slack:T2:C1', tenant: 'slack:T2' }));
    await schedules.save(weekly({ conversation: 'slack:T2:C2', tenant: 'slack:T2', next: NEXT_MONDAY }));
    await schedules.save(
      weekly({ conversation: 'slack:T3:C1', tenant: 'slack:T3', state: 'paused', because: 'asked', next: null }),
    );
    const namesOf = async (portion: Parameters<typeof schedules.due>[1], now = MONDAY.at) =>
      (await schedules.due(now, portion)).map(({ conversation }) => conversation);
    expect(await namesOf(ALL, new Date(MONDAY.at.getTime() - 1))).toEqual([]);
    expect(await namesOf({ ...ALL, limit: 3 })).toEqual(['slack:T1:C1', 'slack:T2:C1', 'slack:T1:C2']);
    expect(await namesOf({ ...ALL, perTenant: 2 })).toEqual(['slack:T1:C1', 'slack:T2:C1', 'slack:T1:C2']);
    expect(await namesOf(ALL)).toHaveLength(6);
  });

  test('a tenant that has to be left alone is not due until it may be spoken to', async () => {
    const { schedules, paces } = await openNow();
    await schedules.save(weekly());
    await paces.hold('slack:T1', 'slack:T1', new Date(MONDAY.at.getTime() + 60_000));
    expect(await schedules.due(MONDAY.at, ALL)).toEqual([]);
    expect(await schedules.due(MONDAY.at, { ...ALL, freeBy: new Date(MONDAY.at.getTime() + 60_000) })).toHaveLength(1);
  });

  test('a turn is moved only from where it was read, by one of many', async () => {
    const stores = [await openNow(), await openNow()];
    await stores[0]?.schedules.save(weekly());
    const moves = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        stores[number % 2]?.schedules.moveNext('slack:T1:C1', MONDAY, NEXT_MONDAY),
      ),
    );
    expect(moves.filter(Boolean)).toHaveLength(1);
    expect((await stores[0]?.schedules.get('slack:T1:C1'))?.next).toEqual(NEXT_MONDAY);
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

  test.each([
    [
      'removed',
      async ({ schedules }: Awaited<ReturnType<typeof openNow>>) => void (await schedules.remove('slack:T1:C1')),
    ],
    ['paused by a person', (store) => setAnew(store, weekly({ state: 'paused', because: 'asked', next: null }))],
    ['paused by the platform', async ({ schedules }) => void (await schedules.pause('slack:T1:C1', 'removed'))],
  ] satisfies [string, (store: Awaited<ReturnType<typeof openNow>>) => Promise<void>][])(
    'when it is %s, a prompt that waits to be posted is taken back',
    async (_says, stop) => {
      const store = await openNow();
      await store.schedules.save(weekly());
      const turn = { post: MONDAY, missed: null, next: NEXT_MONDAY };
      const claimed = await store.deliveries.claim(weekly(), turn, HOLD);
      await stop(store);
      const delivery = claimed?.delivery;
      expect(delivery && (await store.deliveries.startSending(delivery, 'a-prompt', HOLD))).toBeUndefined();
      expect(await store.deliveries.waiting(HOLD.until, ALL)).toEqual([]);
    },
  );
});

const ROW: ScheduleRow = {
  ...{ conversation: 'slack:T1:C1', tenant: 'slack:T1', owner: 'slack:T1:U1', weekday: 1, time: '09:30' },
  ...{ zone: 'Europe/London', on_holidays: 'post', region: 'none', audience: null, state: 'active', because: null },
  ...{ paused_until: null, next_day: '2026-11-23', next_at: '2026-11-23T09:30:00.000Z' },
  ...{ created_on: '2026-11-20', changed_on: '2026-11-20' },
};
