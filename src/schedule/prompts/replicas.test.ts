import type { Conversation, Place } from '../../ids';
import type { Message } from '../../message';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';

describe.each(databases)('several replicas on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start(world = createWorld()) {
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    return { world, store, ...createReplica(store, world) };
  }

  test('of three replicas that beat together each conversation gets its prompt from one', async () => {
    const { world, store, tick } = await start();
    const [two, three] = [await open(world.clock), await open(world.clock)];
    const places = Array.from(
      { length: 30 },
      (_, number): Place => ({ tenant: `slack:T${number % 3}`, conversation: `slack:T${number % 3}:C${number}` }),
    );
    const conversations = places.map(({ conversation }) => conversation);
    for (const place of places) await store.schedules.save(weekly(place));
    world.set(MONDAY.at);
    await Promise.all([
      tick(),
      createReplica(two, world, 'replica 2').tick(),
      createReplica(three, world, 'replica 3').tick(),
    ]);
    const posted = world.posts.map(({ conversation }) => conversation).toSorted();
    expect(posted).toEqual(
      ['slack:T1:C1', ...conversations].filter((one, at, all) => all.indexOf(one) === at).toSorted(),
    );
  });

  test('a replica that ends before it sends is followed by another', async () => {
    const { world, store } = await start();
    world.set(MONDAY.at);
    const schedule = weekly();
    const until = new Date(MONDAY.at.getTime() + 5 * 60_000);
    await store.deliveries.claim(
      schedule,
      { post: MONDAY, missed: null, next: NEXT_MONDAY },
      { holder: 'dead', until },
    );
    const { tick } = createReplica(store, world, 'replica 2');
    await tick();
    expect(world.posts).toEqual([]);
    world.pass(5);
    await tick();
    expect(world.posts).toHaveLength(1);
    expect(world.told).toEqual([]);
  });

  test('a replica that ends while it sends leaves word for the owner, and nobody sends it again', async () => {
    const { world, store } = await start();
    world.set(MONDAY.at);
    const until = new Date(MONDAY.at.getTime() + 5 * 60_000);
    const hold = { holder: 'dead', until };
    const claimed = await store.deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, hold);
    const delivery = claimed?.delivery;
    if (!delivery) throw new Error('nothing was claimed');
    await store.deliveries.startSending(delivery, 'collaboration-leaders', hold);
    const { tick } = createReplica(store, world, 'replica 2');
    for (let minute = 0; minute < 300; minute++) {
      await tick();
      world.pass(1);
    }
    expect(world.posts).toEqual([]);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: `unclear in slack:T1:C1\n\n${delivery.id}` }]);
    expect(world.counted).toEqual(['unclear']);
    // People may have seen it, so it is not repeated next week.
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['collaboration-leaders']);
  });

  test('a beat that is told to stop sends nothing more, and another replica goes on at once', async () => {
    const { world, store } = await start();
    for (let number = 2; number <= 60; number++)
      await store.schedules.save(weekly({ conversation: `slack:T1:C${number}` }));
    world.set(MONDAY.at);
    const stopping = new AbortController();
    const messenger = {
      ...world.messenger,
      send: async (conversation: Conversation, message: Message) => {
        stopping.abort();
        return world.messenger.send(conversation, message);
      },
    };
    await createReplica(store, world, 'replica 1', { messenger }).tick(stopping.signal);
    expect(world.posts.length).toBeLessThanOrEqual(16);
    await createReplica(store, world, 'replica 2').tick();
    expect(new Set(world.posts.map(({ conversation }) => conversation)).size).toBe(60);
    expect(world.posts).toHaveLength(60);
  });
});
