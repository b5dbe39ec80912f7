import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, NEXT_MONDAY, setAnew, weekly } from '../../testing/weekly-prompts';
import { openDatabase } from '../db/open-database';
import type { Store } from '../open-store';
import type { Delivery } from './deliveries';

const ON_TIME = { post: MONDAY, missed: null, next: NEXT_MONDAY };
const LAPSED = new Date('2026-11-23T09:35:00Z');
const hold = (holder = 'replica 1') => ({ holder, until: LAPSED });
const ALL = { limit: 100, perTenant: 100, freeBy: MONDAY.at };

describe.each(databases)('deliveries on $name', ({ create }) => {
  const { open, url } = storesOn(create);
  const openNow = () => open(() => MONDAY.at);

  async function claimed(): Promise<{ store: Store; delivery: Delivery }> {
    const store = await openNow();
    await store.schedules.save(weekly());
    const claim = await store.deliveries.claim(weekly(), ON_TIME, hold());
    if (!claim?.delivery) throw new Error('nothing was claimed');
    return { store, delivery: claim.delivery };
  }

  async function sending() {
    const { store, delivery } = await claimed();
    const started = await store.deliveries.startSending(delivery, 'a-prompt', hold());
    if (!started) throw new Error('it was not started');
    return { store, delivery: started };
  }

  const stateOf = async (store: Store, { id }: Delivery) => (await store.deliveries.find(id))?.state;
  const reportsOf = async ({ reports }: Store) => reports.take(MONDAY.at, LAPSED, ALL);

  test('of twenty who claim a slot at once, from two stores, one wins', async () => {
    const stores = [await openNow(), await openNow()];
    await stores[0]?.schedules.save(weekly());
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        stores[number % 2]?.deliveries.claim(weekly(), ON_TIME, hold(`replica ${number}`)),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await stores[0]?.schedules.get('slack:T1:C1')).toMatchObject({ next: NEXT_MONDAY });
  });

  test('a schedule that has changed since it was read is not claimed', async () => {
    const store = await openNow();
    await store.schedules.save(weekly({ next: NEXT_MONDAY }));
    expect(await store.deliveries.claim(weekly(), ON_TIME, hold())).toBeUndefined();
    await store.schedules.remove('slack:T1:C1');
    expect(await store.deliveries.claim(weekly(), ON_TIME, hold())).toBeUndefined();
  });

  test('a day has one delivery, even when the schedule is set back to it', async () => {
    const { store } = await claimed();
    await setAnew(store, weekly());
    expect(await store.deliveries.claim(weekly(), ON_TIME, hold())).toEqual({ missed: 0, delivery: null });
    await setAnew(store, weekly());
    const late = { post: null, missed: { slot: MONDAY, count: 1 }, next: NEXT_MONDAY };
    expect(await store.deliveries.claim(weekly(), late, hold())).toEqual({ missed: 0, delivery: null });
    expect(await reportsOf(store)).toEqual([]);
  });

  test('missed slots become one report, with their number', async () => {
    const store = await openNow();
    await store.schedules.save(weekly());
    const turn = { post: null, missed: { slot: MONDAY, count: 3 }, next: NEXT_MONDAY };
    expect(await store.deliveries.claim(weekly(), turn, hold())).toEqual({ missed: 3, delivery: null });
    expect(await reportsOf(store)).toMatchObject([
      { kind: 'missed', slots: 3, person: 'slack:T1:U1', delivery: expect.any(String) },
    ]);
  });

  test('what its holder left behind is taken up by one of many, after the lease and not before', async () => {
    const { store, delivery } = await claimed();
    const other = await openNow();
    expect(await store.deliveries.waiting(new Date(LAPSED.getTime() - 1), ALL)).toEqual([]);
    const [waiting] = await other.deliveries.waiting(LAPSED, ALL);
    expect(waiting?.id).toBe(delivery.id);
    const later = { holder: '', until: new Date(LAPSED.getTime() + 300_000) };
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        [store, other][number % 2]?.deliveries.takeUp(waiting ?? delivery, { ...later, holder: `another ${number}` }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.deliveries.startSending(delivery, 'a-prompt', hold())).toBeUndefined();
  });

  test('it is sent by its holder alone, once', async () => {
    const { store, delivery } = await claimed();
    const starts = await Promise.all([1, 2, 3].map(() => store.deliveries.startSending(delivery, 'a-prompt', hold())));
    expect(starts.filter(Boolean)).toMatchObject([{ state: 'sending', prompt: 'a-prompt', attempts: 1 }]);
    expect(await store.deliveries.startSending(delivery, 'a-prompt', hold('replica 2'))).toBeUndefined();
  });

  test('what was posted is recorded with its message, and counts as shown', async () => {
    const { store, delivery } = await sending();
    expect(await store.deliveries.sent(delivery, 'message 1')).toBe(true);
    expect(await store.deliveries.sent(delivery, 'message 2')).toBe(false);
    expect(await store.deliveries.find(delivery.id)).toMatchObject({
      ...{ state: 'sent', message_id: 'message 1', sent_at: MONDAY.at.toISOString() },
    });
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['a-prompt']);
  });

  test('what is put off is nobody’s until then, and keeps its prompt', async () => {
    const { store, delivery } = await sending();
    expect(await store.deliveries.putOff(delivery, LAPSED, { unanswered: true })).toBe(true);
    expect(await store.deliveries.waiting(new Date(LAPSED.getTime() - 1), ALL)).toEqual([]);
    expect(await store.deliveries.waiting(LAPSED, ALL)).toMatchObject([
      { id: delivery.id, prompt: 'a-prompt', attempts: 1, unanswered: 1 },
    ]);
    expect(await store.promptUses.waiting('slack:T1:C1')).toBe('a-prompt');
  });

  test('what was left behind while it was sent is unclear, once, on any replica, and counts as shown', async () => {
    const { store, delivery } = await sending();
    const other = await openNow();
    expect(await store.deliveries.settleAbandoned(new Date(LAPSED.getTime() - 1))).toEqual([]);
    const settled = await Promise.all(
      [store, other, store, other].map(({ deliveries }) => deliveries.settleAbandoned(LAPSED)),
    );
    expect(settled.flat()).toMatchObject([{ id: delivery.id }]);
    expect(await stateOf(store, delivery)).toBe('unclear');
    expect(await reportsOf(store)).toMatchObject([{ kind: 'unclear', delivery: delivery.id, person: 'slack:T1:U1' }]);
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['a-prompt']);
  });

  test('an answer that comes after all makes it clear, and its owner need not be told', async () => {
    const { store, delivery } = await sending();
    await store.deliveries.settleAbandoned(LAPSED);
    expect(await store.deliveries.sent(delivery, 'message 1')).toBe(true);
    expect(await stateOf(store, delivery)).toBe('sent');
    expect(await reportsOf(store)).toEqual([]);
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['a-prompt']);
  });

  test.each(['missed', 'unclear'] as const)(
    'what is given up as %s is so once, and its owner is to be told',
    async (state) => {
      const { store, delivery } = await sending();
      expect(await store.deliveries[state](delivery)).toBe(true);
      expect(await store.deliveries[state](delivery)).toBe(false);
      expect(await stateOf(store, delivery)).toBe(state);
      expect(await reportsOf(store)).toMatchObject([{ kind: state, slots: 1, delivery: delivery.id }]);
      expect(await store.promptUses.used('slack:T1:C1')).toEqual(state === 'unclear' ? ['a-prompt'] : []);
    },
  );

  test.each([
    [false, undefined, []],
    [true, 'unclear', ['a-prompt']],
  ])(
    'what is put off after its schedule was stopped is not tried again (no answer: %s)',
    async (unanswered, state, used) => {
      const { store, delivery } = await sending();
      await store.schedules.remove('slack:T1:C1');
      expect(await store.deliveries.putOff(delivery, LAPSED, { unanswered })).toBe(true);
      expect(await stateOf(store, delivery)).toBe(state);
      expect(await store.promptUses.used('slack:T1:C1')).toEqual(used);
    },
  );

  test('an answer that comes too late changes nothing about what somebody else is sending', async () => {
    const { store, delivery } = await sending();
    const [unclear] = await store.deliveries.settleAbandoned(LAPSED);
    const given = { ...delivery, ...unclear, state: 'unclear' as const };
    expect(await store.deliveries.startAfterAll(given, 'a-prompt', hold('replica 2'))).toBeDefined();
    expect(await store.deliveries.missed(delivery)).toBe(false);
    expect(await store.deliveries.putOff(delivery, LAPSED, { unanswered: false })).toBe(false);
    expect(await store.deliveries.failed(delivery, 'gone')).toBe(false);
    expect(await store.deliveries.sent(delivery, 'message 1')).toBe(false);
    expect(await stateOf(store, delivery)).toBe('sending');
  });

  test('what cannot be posted stops the schedule, for the reason that the platform gave', async () => {
    const { store, delivery } = await sending();
    expect(await store.deliveries.failed(delivery, 'gone')).toBe(true);
    expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ state: 'paused', because: 'gone' });
    expect(await reportsOf(store)).toMatchObject([{ kind: 'paused', because: 'gone' }]);
    expect(await stateOf(store, delivery)).toBe('failed');
  });

  test('what cannot be posted for a reason of our own leaves the schedule running', async () => {
    const { store, delivery } = await sending();
    expect(await store.deliveries.failed(delivery, null)).toBe(true);
    expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ state: 'active' });
    expect(await reportsOf(store)).toMatchObject([{ kind: 'missed', slots: 1 }]);
  });

  test('without a schedule there is nobody to tell, and nothing breaks', async () => {
    const { store, delivery } = await sending();
    await store.schedules.remove('slack:T1:C1');
    expect(await store.deliveries.missed(delivery)).toBe(true);
    expect(await reportsOf(store)).toEqual([]);
  });

  test('any number can be asked for on one day', async () => {
    const store = await openNow();
    const place = { conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: null } as const;
    for (const number of [1, 2, 3]) {
      const delivery = await store.deliveries.startNow(place, `prompt-${number}`, hold());
      await store.deliveries.sent(delivery, `message ${number}`);
    }
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['prompt-1', 'prompt-2', 'prompt-3']);
  });

  test.each([
    ['a weekly one without a day', { day: null }],
    ['one that was asked for with a day', { kind: 'now' }],
    ['one in hand that nobody holds', { held_until: null }],
    ['one that is over and still held', { state: 'missed' }],
    ['one that is sent without its message', { state: 'sent', held_until: null, prompt: 'a-prompt' }],
    ['one that is being sent without a prompt', { state: 'sending' }],
    ['an unknown state', { state: 'lost', held_until: null }],
  ])('the table itself refuses %s', async (_says, wrong) => {
    const { delivery } = await claimed();
    const { kysely } = await openDatabase(url());
    const other = { ...delivery, id: 'other', day: '2026-11-24' };
    const row = { ...other, ...wrong } as Delivery;
    await expect(kysely.insertInto('delivery').values(row).execute()).rejects.toThrow(/constraint/i);
    await kysely.insertInto('delivery').values(other).execute();
    await kysely.destroy();
  });
});
