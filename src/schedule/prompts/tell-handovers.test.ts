import type { Store } from '../../store/open-store';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, NEXT_MONDAY, setAnew, weekly } from '../../testing/weekly-prompts';
import { createTellHandovers } from './tell-handovers';

const [ANN, BEN, CHANNEL] = ['slack:T1:U1', 'slack:T1:U2', 'slack:T1:C1'] as const;

describe.each(databases.slice(0, 1))('a weekly prompt whose owner was forgotten, on $name,', ({ create }) => {
  const { open } = storesOn(create);

  async function forgotten(to?: typeof BEN) {
    const world = createWorld();
    const store = await open(world.clock);
    await store.schedules.save(weekly({ owner: ANN, next: NEXT_MONDAY }));
    await store.forgetPerson({ tenant: 'slack:T1', person: ANN, by: 'operator', to });
    const replica = (of: Store = store) => createTellHandovers({ ...createReplica(of, world).services, store: of });
    return { world, store, tell: replica(), replica };
  }

  const saidIn = ({ posts }: ReturnType<typeof createWorld>) =>
    posts.map(({ conversation, text }) => [conversation, text]);

  test('is offered to everybody there, once, however many replicas there are', async () => {
    const { world, tell, replica } = await forgotten();
    await Promise.all([tell(), replica(await open(world.clock))()]);
    await tell();
    expect(saidIn(world)).toEqual([[CHANNEL, 'nobody’s, for all']]);
    expect(world.told).toEqual([]);
  });

  test('is told to its new owner, if it has one', async () => {
    const { world, tell } = await forgotten(BEN);
    await tell();
    expect(world.told).toEqual([{ person: BEN, text: `given ${CHANNEL}` }]);
    expect(world.posts).toEqual([]);
  });

  test('is not offered once somebody has taken it over', async () => {
    const { world, store, tell } = await forgotten();
    const paused = await store.schedules.get(CHANNEL);
    if (paused) await setAnew(store, { ...paused, owner: BEN });
    await tell();
    expect(world.posts).toEqual([]);
  });

  test('is offered later where the platform is away now, and not for ever', async () => {
    const { world, tell } = await forgotten();
    world.answers.push('down');
    await tell();
    await tell();
    expect(world.tries).toHaveLength(1);
    world.pass(11);
    await tell();
    expect(saidIn(world)).toEqual([[CHANNEL, 'nobody’s, for all']]);

    const other = await forgottenElsewhere(world, tell);
    expect(other).toBe(2);
  });

  /** How often it is tried where the bot may not post, or is never answered for more than a week. */
  async function forgottenElsewhere(world: ReturnType<typeof createWorld>, tell: () => Promise<void>): Promise<number> {
    const store = await open(world.clock);
    const before = world.tries.length;
    for (const fault of ['gone', 'down'] as const) {
      await store.schedules.save(weekly({ conversation: 'slack:T1:C2', owner: ANN, next: NEXT_MONDAY }));
      await store.forgetPerson({ tenant: 'slack:T1', person: ANN, by: 'operator' });
      world.answers.push(fault);
      if (fault === 'down') world.pass(7 * 24 * 60);
      await tell();
      world.pass(60);
      await tell();
      await store.schedules.remove('slack:T1:C2');
    }
    return world.tries.length - before;
  }
});
