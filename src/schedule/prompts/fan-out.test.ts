import type { Tenant } from '../../ids';
import { DeliveryError } from '../../messenger';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, weekly } from '../../testing/weekly-prompts';

/** Hundreds of prompts, on a machine that may be busy. */
jest.setTimeout(60_000);

describe.each(databases)('Monday at half past nine, on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start(channels: readonly (readonly [Tenant, number])[]) {
    const world = createWorld(MONDAY.at);
    const store = await open(world.clock);
    for (const [tenant, count] of channels)
      for (let number = 0; number < count; number++)
        await store.schedules.save(weekly({ tenant, conversation: `${tenant}:C${number}` }));
    const other = await open(world.clock);
    return { world, store, one: createReplica(store, world, 'one'), two: createReplica(other, world, 'two') };
  }

  test('small tenants do not stand behind a large one', async () => {
    const small = Array.from({ length: 10 }, (_, number) => [`slack:T${number + 1}`, 2] as const);
    const { world, one } = await start([['slack:T0', 200], ...small]);
    await one.tick();
    expect(world.posts).toHaveLength(220);
    const order = world.posts.map(({ conversation }) => conversation);
    const lastSmall = order.findLastIndex((conversation) => !conversation.startsWith('slack:T0:'));
    // Each tenant's first was sent before anybody's second; some of the large tenant's were being sent at the same time.
    expect(lastSmall).toBeLessThan(22 + 16);
  });

  test.each([
    ['slack:T0', 200],
    ['teams:a', 50],
  ] as const)('%s gets no more than its platform takes, whatever the number of replicas', async (tenant, gapMs) => {
    const { world, one, two } = await start([[tenant, 60]]);
    await Promise.all([one.tick(), two.tick()]);
    expect(world.posts).toHaveLength(60);
    const times = world.posts.map(({ at }) => at.getTime()).toSorted((a, b) => a - b);
    expect(times.filter((time, place) => time < MONDAY.at.getTime() + place * gapMs)).toEqual([]);
  });

  test('when a platform asks to be left alone, no replica speaks in that tenant before then, and then all are posted', async () => {
    const { world, store, one, two } = await start([['slack:T0', 60]]);
    // A minute later, so that this tenant is not the one refused.
    const next = { ...MONDAY, at: new Date(MONDAY.at.getTime() + 60_000) };
    await store.schedules.save(weekly({ tenant: 'slack:T1', conversation: 'slack:T1:C0', time: '09:31', next }));
    world.answers.push(new DeliveryError('busy', { retryAfterMs: 120_000 }));
    await one.tick();
    await two.tick();
    for (let minute = 0; minute < 15; minute++) {
      world.pass(1);
      await Promise.all([one.tick(), two.tick()]);
    }
    const early = world.posts.filter(({ at }) => at.getTime() < MONDAY.at.getTime() + 120_000);
    // What was already being sent may still go out, and so may the other tenant’s.
    expect(early.length).toBeLessThanOrEqual(16 + 1);
    expect(early.map(({ conversation }) => conversation)).toContain('slack:T1:C0');
    expect(world.posts).toHaveLength(61);
    expect(new Set(world.posts.map(({ conversation }) => conversation)).size).toBe(61);
    expect(world.told).toEqual([]);
  });
});
