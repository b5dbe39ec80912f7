import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, PROMPTS, setAnew, weekly } from '../../testing/weekly-prompts';

const DAY_MS = 24 * 3_600_000;
const prompts = PROMPTS.map((prompt) => ({ ...prompt, anotherView: `${prompt.id}, seen otherwise` }));
const TWO_STEPS = weekly({ twoSteps: true });
const daysLater = (days: number) => new Date(MONDAY.at.getTime() + days * DAY_MS);

describe.each(databases)('another way to see a prompt, on $name', ({ create }) => {
  const { open } = storesOn(create);

  /** Monday’s prompt has just been posted. */
  async function start(schedule = TWO_STEPS, pack: typeof PROMPTS = prompts) {
    const world = createWorld();
    const store = await open(world.clock);
    await store.schedules.save(schedule);
    const replica = createReplica(store, world, 'replica 1', { prompts: pack });
    world.set(MONDAY.at);
    await replica.tick();
    const at = async (time: Date) => {
      world.set(time);
      await replica.tick();
      return world.posts.slice(1);
    };
    return { world, store, at, ...replica };
  }

  test('comes three days after it, in its thread, once', async () => {
    const { world, at } = await start();
    expect(await at(new Date(daysLater(3).getTime() - 1))).toEqual([]);
    await at(daysLater(3));
    expect(await at(daysLater(4))).toEqual([
      {
        ...{ conversation: 'slack:T1:C1', thread: 'message 1', delivery: '', at: daysLater(3) },
        text: `${world.posts[0]?.text}, seen otherwise`,
      },
    ]);
  });

  test('comes once, however many replicas there are', async () => {
    const { world, store } = await start();
    world.set(daysLater(3));
    const replicas = Array.from({ length: 5 }, (_, nth) => createReplica(store, world, `replica ${nth}`, { prompts }));
    await Promise.all(replicas.map(({ tick }) => tick()));
    expect(world.posts).toHaveLength(2);
  });

  test.each([
    ['the schedule does not ask for it', weekly(), prompts],
    ['nobody has written it', TWO_STEPS, PROMPTS],
  ])('does not come where %s', async (_why, schedule, pack) => {
    const { world, at } = await start(schedule, pack);
    expect(await at(daysLater(3))).toEqual([]);
    expect(world.posts).toHaveLength(1);
  });

  test('does not follow a prompt that somebody asked for', async () => {
    const {
      world,
      at,
      prompts: here,
    } = await start(weekly({ twoSteps: true, next: { day: '2026-11-27', at: daysLater(4) } }));
    await here.postNow({ conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: null });
    expect(world.posts).toHaveLength(1);
    expect(await at(daysLater(3))).toEqual([]);
  });

  test('is left out where the prompt was swapped', async () => {
    const { world, at, prompts: here } = await start();
    const { delivery = '', text: shown = '' } = world.posts[0] ?? {};
    await here.another(delivery, { conversation: 'slack:T1:C1', shown, by: { person: 'slack:T1:U1' } });
    expect(await at(daysLater(3))).toEqual([]);
  });

  test('is left out where the schedule was stopped, even if another was set', async () => {
    const { store, at } = await start();
    await store.schedules.remove('slack:T1:C1');
    await store.schedules.save(weekly({ twoSteps: true, next: { day: '2026-12-07', at: daysLater(14) } }));
    expect(await at(daysLater(3))).toEqual([]);
  });

  test('is left out where the schedule is paused', async () => {
    const { store, at } = await start();
    await store.schedules.pause('slack:T1:C1', 'removed');
    expect(await at(daysLater(3))).toEqual([]);
  });

  test('is left out where nobody wants two steps any more', async () => {
    const { store, at } = await start();
    await setAnew(store, weekly({ next: { day: '2026-12-07', at: daysLater(14) } }));
    expect(await at(daysLater(3))).toEqual([]);
  });

  test('is tried again after trouble', async () => {
    const { world, at } = await start();
    world.answers.push('busy');
    expect(await at(daysLater(3))).toEqual([]);
    world.pass(9);
    expect(await at(world.clock())).toEqual([]);
    world.pass(1);
    expect(await at(world.clock())).toHaveLength(1);
  });

  test('is left out where it would be more than four hours late', async () => {
    const { world, at } = await start();
    expect(await at(new Date(daysLater(3).getTime() + 4 * 3_600_000 + 1))).toEqual([]);
    expect(await at(daysLater(3))).toEqual([]);
    expect(world.posts).toHaveLength(1);
  });

  test.each(['posts it and does not answer', 'refused', 'gone'] as const)(
    'is tried once where the platform %s, and the schedule goes on',
    async (answer) => {
      const { world, store, at } = await start();
      world.answers.push(answer);
      await at(daysLater(3));
      world.pass(60);
      await at(world.clock());
      expect(world.tries).toHaveLength(2);
      expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ state: 'active' });
    },
  );

  test('is never posted again by another replica, where one ended while it was posting', async () => {
    const { world, store, at } = await start();
    const all = { limit: 10, perTenant: 10, freeBy: daysLater(3) };
    const taken = await store.secondSteps.take(daysLater(3), new Date(daysLater(3).getTime() + 300_000), all);
    expect(taken).toMatchObject([{ conversation: 'slack:T1:C1', message: 'message 1' }]);
    world.set(daysLater(3));
    world.pass(6);
    expect(await at(world.clock())).toEqual([]);
  });
});
