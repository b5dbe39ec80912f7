import type { Store } from '../../store/open-store';
import { until } from '../../testing/passing-time';
import { createPollsWorld, membersBy, voterAt, yes } from '../../testing/polls-world';
import { databases, storesOn } from '../../testing/stores/databases';

describe.each(databases)('with several replicas on $name', ({ create }) => {
  const stores = storesOn(create);

  async function replicas(count: number, world: ReturnType<typeof createPollsWorld>): Promise<Store['polls'][]> {
    return Promise.all(Array.from({ length: count }, async () => (await stores.open(world.time.clock)).polls));
  }

  test('a poll closes once, and its result is shown once', async () => {
    const world = createPollsWorld();
    const all = await replicas(6, world);
    const [first] = all;
    if (!first) throw new Error('There is no store');
    const running = all.map((polls) => world.replica(polls));
    const [polling = world.replica(first)] = running;
    const { post, voteAll } = membersBy(first, polling);
    const id = await post({ closes: { after: 60 } });
    await voteAll(id, yes(7));
    world.time.pass(60_000);
    await Promise.all(running.map((one) => one.tick()));
    await Promise.all(running.map((one) => one.stop()));
    expect(world.drawn.filter((text) => text.startsWith('result'))).toEqual(['result few']);
    expect(world.board.get('m1')).toBe('result few');
  });

  test('votes that reach all of them are all on the card in the end', async () => {
    const world = createPollsWorld();
    const all = await replicas(3, world);
    const running = all.map((polls) => world.replica(polls));
    const [first, polling] = [all[0], running[0]];
    if (!first || !polling) throw new Error('There is no store');
    const id = await membersBy(first, polling).post({ openness: 'open' });
    await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const voted = await all[at % 3]?.vote(id, voterAt(at), at % 2);
        if (voted?.ok) running[at % 3]?.voted(voted.poll);
      }),
    );
    await until(() => {
      world.time.pass(2_000);
      return world.board.get('m1') === 'counts 30 30' && world.time.waits().length === 0;
    });
    await Promise.all(running.map((one) => one.stop()));
    expect(await first.needingRefresh()).toEqual([]);
    expect(world.drawn.length).toBeLessThan(12);
  });
});
