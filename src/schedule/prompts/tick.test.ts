import { DeliveryError, type Messenger } from '../../messenger';
import type { Store } from '../../store/open-store';
import { databases, storesOn } from '../../testing/stores/databases';
import {
  createReplica,
  createWorld,
  MONDAY,
  NEXT_MONDAY,
  PROMPTS,
  setAnew,
  weekly,
} from '../../testing/weekly-prompts';

const LATER = { day: '2026-12-07', at: new Date('2026-12-07T09:30:00Z') };

describe.each(databases)('a beat on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start(world = createWorld()) {
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    return { world, store, ...createReplica(store, world) };
  }

  test('posts what is due, once, and moves on to the next week', async () => {
    const { world, store, tick } = await start();
    await tick();
    expect(world.posts).toEqual([]);
    world.set(MONDAY.at);
    await tick();
    await tick();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T1:C1', at: MONDAY.at }]);
    expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ state: 'active', next: NEXT_MONDAY });
    expect(world.counted).toEqual(['posted']);
    expect(world.told).toEqual([]);
  });

  test('shows no prompt again until every one that fits has come', async () => {
    const { world, tick } = await start();
    for (let week = 0; week < PROMPTS.length; week++) {
      world.set(new Date(MONDAY.at.getTime() + week * 7 * 24 * 3_600_000));
      await tick();
    }
    expect(world.posts.map(({ text }) => text).toSorted()).toEqual(PROMPTS.map(({ id }) => id).toSorted());
  });

  test('after an outage of some hours the prompt comes late, after a longer one the owner is told instead', async () => {
    const { world, tick } = await start();
    world.set(new Date(MONDAY.at.getTime() + 4 * 3_600_000));
    await tick();
    expect(world.posts).toHaveLength(1);
    expect(world.counted).toEqual(['posted', 'late']);
    world.set(new Date(NEXT_MONDAY.at.getTime() + 4 * 3_600_000 + 1));
    await tick();
    await tick();
    expect(world.posts).toHaveLength(1);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
  });

  test('after weeks of outage there is one report, and this week’s prompt if it is not too late', async () => {
    const { world, store, tick } = await start();
    world.set(new Date('2026-12-14T10:00:00Z'));
    await tick();
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 3 in slack:T1:C1' }]);
    expect(world.posts).toHaveLength(1);
    expect(world.counted).toEqual(['missed', 'missed', 'missed', 'posted', 'late']);
    expect((await store.schedules.get('slack:T1:C1'))?.next?.day).toBe('2026-12-21');
  });

  test('a schedule that is stopped or paused while its prompt waits for another try is left in peace', async () => {
    const { world, store, tick } = await start();
    const other = weekly({ conversation: 'slack:T1:C2' });
    await store.schedules.save(other);
    world.answers.push('down', 'down');
    world.set(MONDAY.at);
    await tick();
    await store.schedules.remove('slack:T1:C1');
    await setAnew(store, { ...other, state: 'paused', because: 'asked', next: null });
    world.pass(30);
    await tick();
    expect(world.posts).toEqual([]);
    expect(world.told).toEqual([]);
  });

  test('a pause with an end is over when the first turn after it comes', async () => {
    const { world, store, tick } = await start();
    await setAnew(store, weekly({ state: 'paused', because: 'asked', pausedUntil: '2026-11-27', next: NEXT_MONDAY }));
    world.set(MONDAY.at);
    await tick();
    expect(world.posts).toEqual([]);
    world.set(NEXT_MONDAY.at);
    await tick();
    expect(world.posts).toHaveLength(1);
    expect(await store.schedules.get('slack:T1:C1')).toMatchObject({
      state: 'active',
      because: null,
      pausedUntil: null,
    });
  });

  test('a tenant that the platform wants left alone waits, and the others do not', async () => {
    const { world, store, tick } = await start();
    await store.schedules.save(weekly({ conversation: 'slack:T2:C1', tenant: 'slack:T2' }));
    world.set(MONDAY.at);
    await store.rateLimits.blockUntil('slack:T1', 'slack:T1', new Date(MONDAY.at.getTime() + 90_000));
    await tick();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T2:C1' }]);
    world.pass(2);
    await tick();
    expect(world.posts.map(({ conversation }) => conversation)).toEqual(['slack:T2:C1', 'slack:T1:C1']);
  });

  test('a rule that cannot be reckoned with costs its own conversation alone', async () => {
    const { world, store, tick } = await start();
    await store.schedules.save(weekly({ conversation: 'slack:T1:C2', zone: 'Europe/Atlantis' }));
    world.set(MONDAY.at);
    await tick();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T1:C1' }]);
    expect(world.logged).toEqual([expect.stringContaining('cannot be worked out')]);
    for (let minutes = 0; minutes < 65; minutes += 5) {
      world.pass(5);
      await tick();
    }
    expect(world.logged).toHaveLength(2);
  });

  test('also where there are many of them in one tenant', async () => {
    const world = createWorld();
    const store = await open(world.clock);
    for (let number = 0; number < 30; number++)
      await store.schedules.save(weekly({ conversation: `slack:T1:C${number}`, zone: 'Europe/Atlantis' }));
    await store.schedules.save(weekly({ conversation: 'slack:T1:Cx' }));
    world.set(MONDAY.at);
    await createReplica(store, world).tick();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T1:Cx' }]);
  });

  test.each([
    ['stopped', ({ schedules }: Store) => schedules.remove('slack:T1:C1')],
    ['paused', (store) => setAnew(store, weekly({ state: 'paused', because: 'asked', next: null }))],
    [
      'paused until a day',
      (store) => setAnew(store, weekly({ state: 'paused', because: 'asked', pausedUntil: '2026-12-07', next: LATER })),
    ],
  ] satisfies [string, (store: Store) => Promise<unknown>][])(
    'a schedule that is %s while its prompt is on its way gets no second try',
    async (_how, end) => {
      const { world, store } = await start();
      const send: Messenger['send'] = async () => {
        await end(store);
        throw new DeliveryError('busy');
      };
      world.set(MONDAY.at);
      await createReplica(store, world, 'slow', { messenger: { ...world.messenger, send } }).tick();
      for (let minute = 0; minute < 10; minute++) {
        world.pass(1);
        await createReplica(store, world).tick();
      }
      expect(world.posts).toEqual([]);
      expect(world.told).toEqual([]);
    },
  );

  test('a tenant whose platform does not answer is left alone for a moment, and keeps no other waiting', async () => {
    const world = createWorld();
    const store = await open(world.clock);
    for (let number = 0; number < 60; number++)
      await store.schedules.save(weekly({ tenant: 'slack:T0', conversation: `slack:T0:C${number}` }));
    await store.schedules.save(weekly());
    let hung = 0;
    const send: Messenger['send'] = async (conversation, message) => {
      if (!conversation.startsWith('slack:T0')) return world.messenger.send(conversation, message);
      hung += 1;
      world.pass(1 / 6);
      throw new DeliveryError('unclear');
    };
    world.set(MONDAY.at);
    await createReplica(store, world, 'one', { messenger: { ...world.messenger, send } }).tick();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T1:C1' }]);
    expect(hung).toBeLessThan(25);
  });
});
