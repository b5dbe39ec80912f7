import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';

describe.each(databases)('a prompt that is not posted at once, on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start(world = createWorld()) {
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    return { world, store, ...createReplica(store, world) };
  }

  test.each(['busy', 'down', 'unclear'] as const)('a platform that is %s for a moment is tried again', async (why) => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push(why);
    await tick();
    expect(world.posts).toEqual([]);
    world.pass(0.9);
    await tick();
    expect(world.posts).toEqual([]);
    world.pass(1);
    await tick();
    expect(world.posts).toHaveLength(1);
    expect(world.counted).toEqual(['retried', 'posted']);
  });

  test('a platform that stays down is tried less and less often, and after four hours the owner is told once', async () => {
    const { world, tick } = await start();
    world.answers.push(...Array.from({ length: 100 }, () => 'down' as const));
    world.set(MONDAY.at);
    const tries: number[] = [];
    for (let minute = 0; minute <= 6 * 60; minute++) {
      const before = world.answers.length;
      await tick();
      if (world.answers.length < before) tries.push(minute);
      world.pass(1);
    }
    expect(tries.length).toBeGreaterThan(6);
    expect(tries.length).toBeLessThan(15);
    expect(tries.at(-1)).toBeLessThanOrEqual(240);
    expect(tries.at(-1)).toBeGreaterThan(200);
    const pauses = tries.slice(1).map((minute, index) => minute - (tries[index] ?? 0));
    expect(pauses.slice(0, 6)).toEqual(pauses.slice(0, 6).toSorted((a, b) => a - b));
    expect(world.posts).toEqual([]);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
    expect(world.counted.filter((what) => what === 'missed')).toHaveLength(1);
  });

  test.each(['removed', 'archived', 'gone'] as const)(
    'where the bot is %s, the schedule pauses and its owner is told once',
    async (why) => {
      const { world, store, tick } = await start();
      world.set(MONDAY.at);
      world.answers.push(why);
      await tick();
      world.set(NEXT_MONDAY.at);
      await tick();
      expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ state: 'paused', because: why, next: null });
      expect(world.told).toEqual([{ person: 'slack:T1:U1', text: `paused slack:T1:C1: ${why}` }]);
      expect(world.posts).toEqual([]);
      expect(world.counted).toEqual(['failed']);
    },
  );

  test('a message that the platform refuses costs this week’s turn alone, and the owner is told', async () => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push('refused');
    await tick();
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
    world.set(NEXT_MONDAY.at);
    await tick();
    expect(world.posts).toHaveLength(1);
  });

  test('a platform that twice does not answer is not asked a third time: the owner decides', async () => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push('unclear', 'unclear');
    for (let minute = 0; minute < 300; minute++) {
      await tick();
      world.pass(1);
    }
    expect(world.answers).toEqual([]);
    expect(world.posts).toEqual([]);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: expect.stringContaining('unclear in slack:T1:C1') }]);
    expect(world.counted).toEqual(['retried', 'unclear']);
  });

  test('the one more try is kept until the platform answers a question again, within the four hours', async () => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push('posts it and does not answer');
    world.probeAnswers.push(...Array.from({ length: 10 }, () => 'unclear' as const));
    for (let minute = 0; minute < 60; minute++) {
      await tick();
      world.pass(1);
    }
    expect(world.probeAnswers).toEqual([]);
    expect(world.posts).toHaveLength(2);
    expect(world.posts[1]?.at.getTime()).toBeGreaterThan(MONDAY.at.getTime() + 20 * 60_000);
    expect(world.told).toEqual([]);
  });

  test('if it answers none until the four hours are over, the owner decides', async () => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push('unclear');
    world.probeAnswers.push(...Array.from({ length: 500 }, () => 'down' as const));
    for (let minute = 0; minute < 300; minute += 5) {
      await tick();
      world.pass(5);
    }
    expect(world.tries).toHaveLength(1);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: expect.stringContaining('unclear in slack:T1:C1') }]);
  });

  test('a message that is refused after a try without an answer may stand there: it is unclear, not missed', async () => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push('posts it and does not answer', 'refused');
    for (let minute = 0; minute < 10; minute++) {
      await tick();
      world.pass(1);
    }
    expect(world.posts).toHaveLength(1);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: expect.stringContaining('unclear in slack:T1:C1') }]);
    expect(world.counted).toEqual(['retried', 'unclear']);
  });

  test('a fault that nobody foresaw is unclear too, and other conversations get their prompts', async () => {
    const { world, store } = await start();
    await store.schedules.save(weekly({ conversation: 'slack:T1:C2' }));
    const messenger = {
      ...world.messenger,
      send: async (conversation: Conversation, message: Message) => {
        if (conversation === 'slack:T1:C1') throw new TypeError('undefined is not a function');
        return world.messenger.send(conversation, message);
      },
    };
    world.set(MONDAY.at);
    await createReplica(store, world, 'replica 1', { messenger }).tick();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T1:C2' }]);
    expect(world.counted.toSorted()).toEqual(['posted', 'retried']);
  });

  test('a platform that wants to be left alone for ever is asked again after four hours, when the owner is told', async () => {
    const { world, tick } = await start();
    world.set(MONDAY.at);
    world.answers.push(new DeliveryError('busy', { retryAfterMs: 1e300 }));
    await tick();
    expect(world.told).toEqual([]);
    world.pass(4 * 60);
    await tick();
    world.pass(2);
    await tick();
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
    world.set(NEXT_MONDAY.at);
    await tick();
    expect(world.posts).toHaveLength(1);
  });

  test.each([
    ['for a moment is asked again, so that the post is recorded', 3, ['posted'], []],
    ['and stays away leaves it unclear, and the owner is told', 4, ['unclear'], ['unclear in slack:T1:C1']],
  ])('a database that goes away just after the post %s', async (_says, times, counted, told) => {
    const { world, store } = await start();
    let away = times;
    const sent: typeof store.deliveries.sent = async (...given) => {
      if (away-- > 0) throw new Error('the database is away');
      return store.deliveries.sent(...given);
    };
    world.set(MONDAY.at);
    const { tick } = createReplica({ ...store, deliveries: { ...store.deliveries, sent } }, world);
    await tick();
    for (let minute = 0; minute < 10; minute++) {
      world.pass(1);
      await tick();
    }
    expect(world.posts).toHaveLength(1);
    expect(world.counted).toEqual(counted);
    expect(world.told.map(({ text }) => text.split('\n')[0])).toEqual(told);
  });
});
