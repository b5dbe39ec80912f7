import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Place } from '../../ids';
import { startSource } from '../../testing/run/process-of-source';
import { databases, storesOn } from '../../testing/stores/databases';
import { type Moment, messengerTo, type ReplicaOrders } from '../../testing/stores/replica-process';
import { createReplica, createWorld, MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';

/** Each test starts processes, which read and compile the program. */
jest.setTimeout(60_000);

const DAY_LATE = new Date('2026-11-24T09:30:00Z');

describe.each(databases)('replicas that are killed, on $name', ({ create }) => {
  const { open, url } = storesOn(create);
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  beforeEach(async () => {
    platform = await startPlatform();
  });
  afterEach(() => platform.stop());

  /** A process is killed at a moment while a second one lives; ten minutes later, a third looks at what is left. */
  async function kill(dieAfter: Moment, now: Date) {
    const world = createWorld(now);
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    const orders = { url: url(), platform: platform.address, now: now.toISOString() };
    expect(await beatIn({ ...orders, dieAfter })).toBe('SIGKILL');
    expect(await beatIn(orders)).toBe(0);
    world.pass(10);
    const { tick } = createReplica(store, world, 'third', { messenger: messengerTo(platform.address) });
    await tick();
    await tick();
    return store;
  }

  test.each([
    ['claimed', 1, []],
    ['marked as being sent', 0, ['unclear']],
    ['posted', 1, ['unclear']],
    ['recorded', 1, []],
  ] satisfies [Moment, number, string[]][])('after a prompt is %s: %d post, told %j', async (moment, posts, told) => {
    const store = await kill(moment, MONDAY.at);
    expect(platform.posts).toHaveLength(posts);
    expect(platform.told.map((one) => one.split(' ')[0])).toEqual(told);
    expect((await store.schedules.get('slack:T1:C1'))?.next).toEqual(NEXT_MONDAY);
  });

  test.each(['claimed', 'reported'] satisfies Moment[])('after a missed turn is %s: told once', async (moment) => {
    await kill(moment, DAY_LATE);
    expect(platform.posts).toEqual([]);
    expect(platform.told).toEqual(['missed 1 in slack:T1:C1']);
  });

  test('two processes that beat at the same time post each prompt once', async () => {
    const store = await open();
    const places = Array.from(
      { length: 20 },
      (_, number): Place => ({ tenant: `slack:T${number}`, conversation: `slack:T${number}:C1` }),
    );
    for (const place of places) await store.schedules.save(weekly(place));
    const orders = { url: url(), platform: platform.address, now: MONDAY.at.toISOString() };
    expect(await Promise.all([beatIn(orders), beatIn(orders)])).toEqual([0, 0]);
    expect(platform.posts.toSorted()).toEqual(places.map(({ conversation }) => conversation).toSorted());
  });
});

/** A platform that accepts and remembers everything. */
async function startPlatform() {
  const posts: string[] = [];
  const told: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const said: { conversation: string; text: string } = JSON.parse(body);
      if (request.url === '/send') posts.push(said.conversation);
      if (request.url === '/tell') told.push(said.text);
      response.end(`message ${posts.length}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    told,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Runs one tick in a process of its own. Resolves with its exit code, or the signal that killed it. */
async function beatIn(orders: ReplicaOrders): Promise<number | string | null> {
  const child = startSource({
    ...{ file: 'testing/stores/replica-process', does: 'source.runReplica(argument)', argument: orders },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code, signal] = await once(child, 'close');
  return code ?? signal;
}
