import { DeliveryError } from '../../messenger';
import type { Store } from '../../store/open-store';
import { until } from '../../testing/passing-time';
import { ANN, createPollsWorld, membersBy, voterAt, yes } from '../../testing/polls-world';
import { databases, storesOn } from '../../testing/stores/databases';
import { CHANNEL } from '../../testing/stores/stored-polls';

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

  test('a result that one of them could not show, as the platform was away, is shown by another', async () => {
    const world = createPollsWorld();
    const all = await replicas(2, world);
    const [one, two] = all.map((polls) => world.replica(polls));
    if (!all[0] || !one || !two) throw new Error('There is no store');
    const { post, voteAll } = membersBy(all[0], one);
    const id = await post({ closes: { after: 60 } });
    await voteAll(id, yes(7));
    world.faults = Array.from({ length: 100 }, () => new DeliveryError('unauthorised'));
    world.time.pass(60_000);
    await Promise.all([one.tick(), two.tick()]);
    await one.stop();
    for (let hours = 0; hours < 10; hours += 1) {
      world.time.pass(60 * 60_000);
      await two.tick();
    }
    world.faults = [];
    world.time.pass(60 * 60_000);
    await two.tick();
    expect(world.board.get('m1')).toBe('result few');
    expect(world.told).toEqual([]);
    await two.stop();
  });

  test('the card of an anonymous poll changes at most every ten seconds, whichever of them a vote reaches', async () => {
    const world = createPollsWorld();
    const all = await replicas(2, world);
    const running = all.map((polls) => world.replica(polls));
    const [first, polling] = [all[0], running[0]];
    if (!first || !polling) throw new Error('There is no store');
    const id = await membersBy(first, polling).post();
    const VOTES = 30;
    for (let at = 0; at < VOTES; at += 1) {
      const voted = await all[at % 2]?.vote(id, voterAt(at), 0);
      if (voted?.ok) running[at % 2]?.voted(voted.poll);
      // For what is under way as well as for people.
      for (let pause = 0; pause < 19; pause += 1) {
        world.time.pass(100);
        await first.find(id, CHANNEL);
      }
    }
    await until(() => {
      world.time.pass(1_000);
      return world.board.get('m1') === `voters ${VOTES}` && world.time.waits().length === 0;
    });
    const [, ...changes] = world.drawnAt;
    const gaps = changes.slice(1).map((at, nth) => at - (changes[nth] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10_000);
    expect(changes.length).toBeGreaterThanOrEqual(5);
    await Promise.all(running.map((one) => one.stop()));
  });

  test('a card that one of them has drawn, and that a vote taken back by way of another makes wrong, is put right', async () => {
    const world = createPollsWorld();
    const all = await replicas(2, world);
    const running = all.map((polls) => world.replica(polls));
    const [one, two] = all;
    if (!one || !two || !running[0] || !running[1]) throw new Error('There is no store');
    const id = await membersBy(one, running[0]).post();
    const draw = async (nth: number, voted: Awaited<ReturnType<typeof one.vote>>, shows: string) => {
      if (voted.ok) running[nth]?.voted(voted.poll);
      await until(() => {
        world.time.pass(10_000);
        return world.board.get('m1') === shows && world.time.waits().length === 0;
      });
    };
    for (const at of [1, 2]) await one.vote(id, voterAt(at), 0);
    await draw(0, await one.vote(id, voterAt(3), 0), 'voters 3');
    await draw(1, await two.vote(id, voterAt(4), 0), 'voters 4');
    await draw(0, await one.withdraw(id, voterAt(4)), 'voters 3');
    await Promise.all(running.map((running) => running.stop()));
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

  test('a poll that one of them deletes while another draws its card is deleted on the card, too', async () => {
    const world = createPollsWorld();
    const all = await replicas(2, world);
    const [one, two] = all.map((polls) => world.replica(polls));
    if (!all[0] || !one || !two) throw new Error('There is no store');
    const { post, voteAll } = membersBy(all[0], one);
    const id = await post({ openness: 'open' });
    const answer = world.holdNext();
    await voteAll(id, yes(1));
    await until(() => world.drawn.at(-1) === 'counts 1 0');
    await two.remove(id, ANN);
    expect(world.board.get('m1')).toBe('deleted');
    answer();
    await one.stop();
    expect(world.board.get('m1')).toBe('deleted');
  });

  test('whoever took a vote hears that its card stands, also where another drew it', async () => {
    const world = createPollsWorld();
    const all = await replicas(2, world);
    const elsewhere: string[] = [];
    const drawnElsewhere = (id: string) => void elsewhere.push(id);
    const [one, two] = all.map((polls) => world.replica(polls, { drawnElsewhere }));
    if (!all[0] || !one || !two) throw new Error('There is no store');
    const id = await membersBy(all[0], one).post();
    await all[0].vote(id, voterAt(1), 0);
    const voted = await all[0].vote(id, voterAt(2), 0);
    if (!voted.ok) throw new Error('Nobody has voted');
    one.voted(voted.poll);
    await until(() => world.time.waits().length === 1);
    world.time.pass(10_000);
    await world.shows('voters 2');
    await until(() => world.time.waits().length === 0);
    expect(elsewhere).toEqual([]);
    two.voted(voted.poll);
    await until(() => world.time.waits().length === 1);
    world.time.pass(10_000);
    await until(() => elsewhere.length > 0);
    expect(world.drawn).toEqual(['voters 0', 'voters 2']);
    await Promise.all([one.stop(), two.stop()]);
  });
});
