import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, NEXT_MONDAY, setAnew, weekly } from '../../testing/weekly-prompts';
import type { Store } from '../open-store';

const NOW = new Date('2026-11-20T12:00:00Z');
const HOLD = { holder: 'replica 1', until: new Date('2026-11-23T09:35:00Z') };
const ALL = { limit: 100, perTenant: 100, freeBy: MONDAY.at };

describe.each(databases)('turns that wait, and what becomes of them, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const openNow = () => open(() => NOW);

  test('a pending prompt is found by its slot, and withdrawn once', async () => {
    const { schedules, deliveries } = await openNow();
    await schedules.save(weekly());
    expect(await schedules.pendingDelivery('slack:T1:C1')).toBeUndefined();
    const claimed = await deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    expect(await schedules.pendingDelivery('slack:T1:C1')).toEqual({ ...MONDAY, maybePosted: false });
    expect(await schedules.pendingDelivery('slack:T1:C2')).toBeUndefined();
    expect(await schedules.withdrawPending('slack:T1:C2', MONDAY.day)).toBe(false);
    expect(await schedules.withdrawPending('slack:T1:C1', NEXT_MONDAY.day)).toBe(false);
    expect(await schedules.withdrawPending('slack:T1:C1', MONDAY.day)).toBe(true);
    expect(await schedules.withdrawPending('slack:T1:C1', MONDAY.day)).toBe(false);
    const delivery = claimed?.delivery;
    expect(delivery && (await deliveries.startSending(delivery, 'a-prompt', HOLD))).toBeUndefined();
  });

  test.each([
    ['skipped', ({ schedules }: Store) => schedules.withdrawPending('slack:T1:C1', MONDAY.day)],
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
      expect(await schedules.pendingDelivery('slack:T1:C1')).toEqual({ ...MONDAY, maybePosted: true });
      await takeBack(store);
      expect(await schedules.pendingDelivery('slack:T1:C1')).toBeUndefined();
      expect(await deliveries.waiting(HOLD.until, ALL)).toEqual([]);
      expect(await schedules.hasDelivery('slack:T1:C1', MONDAY.day)).toBe(true);
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

  test('a change withdraws the pending prompt with it, and is not saved if that is being sent', async () => {
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
    expect(await schedules.hasDelivery('slack:T1:C1', MONDAY.day)).toBe(false);
  });

  test('a prompt that is being sent is no longer pending, and cannot be withdrawn', async () => {
    const { schedules, deliveries } = await openNow();
    await schedules.save(weekly());
    const claimed = await deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    if (claimed?.delivery) await deliveries.startSending(claimed.delivery, 'a-prompt', HOLD);
    expect(await schedules.pendingDelivery('slack:T1:C1')).toBeUndefined();
    expect(await schedules.withdrawPending('slack:T1:C1', MONDAY.day)).toBe(false);
  });

  test('a day has a delivery once its slot is claimed, for its own conversation only', async () => {
    const { schedules, deliveries } = await openNow();
    const schedule = weekly();
    await schedules.save(schedule);
    expect(await schedules.hasDelivery('slack:T1:C1', MONDAY.day)).toBe(false);
    await deliveries.claim(schedule, { post: MONDAY, missed: null, next: NEXT_MONDAY }, HOLD);
    expect(await schedules.hasDelivery('slack:T1:C1', MONDAY.day)).toBe(true);
    expect(await schedules.hasDelivery('slack:T1:C1', NEXT_MONDAY.day)).toBe(false);
    expect(await schedules.hasDelivery('slack:T1:C2', MONDAY.day)).toBe(false);
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
