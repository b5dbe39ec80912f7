import type { Prompts, Schedules } from '../commands/answer';
import { databases, storesOn } from '../testing/databases';
import { createReplica, createWorld, MONDAY, PROMPTS, weekly } from '../testing/weekly-prompts';

const PLACE = { conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: null };
const OWNER = { tenant: 'slack:T1', person: 'slack:T1:U1' };

describe.each(databases)('prompts that people ask for, on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start() {
    const world = createWorld();
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    const { tick, prompts } = createReplica(store, world);
    // What the commands ask for is what is here: the compiler looks.
    const ports: { prompts: Prompts; schedules: Schedules } = { prompts, schedules: store.schedules };
    return { world, store, tick, ...ports };
  }

  /** A turn that was given up as missed, or as unclear, with the id that its owner was told. */
  async function givenUp(state: 'missed' | 'unclear') {
    const started = await start();
    const { world, tick } = started;
    world.set(MONDAY.at);
    if (state === 'unclear') world.answers.push('unclear', 'unclear');
    else world.answers.push(...Array.from({ length: 50 }, () => 'down' as const));
    for (let minute = 0; minute < 300; minute += 5) {
      await tick();
      world.pass(5);
    }
    world.answers.length = 0;
    expect(world.told).toHaveLength(1);
    const delivery = world.tries[0]?.delivery ?? '';
    return { ...started, delivery };
  }

  test('one now is posted at once, counts as shown, and leaves the weekly turn alone', async () => {
    const { world, store, prompts } = await start();
    const [first, second] = await prompts.coming('slack:T1:C1', null, 2);
    await prompts.postNow(PLACE);
    expect(world.posts).toMatchObject([{ conversation: 'slack:T1:C1', text: first?.id }]);
    expect(await prompts.coming('slack:T1:C1', null, 1)).toEqual([second]);
    expect((await store.schedules.get('slack:T1:C1'))?.next).toEqual(MONDAY);
    expect(world.counted).toEqual(['posted']);
  });

  test.each(['removed', 'busy', 'down'] as const)(
    'one now that is not posted (%s) is told at once and not tried again',
    async (why) => {
      const { world, prompts, tick } = await start();
      world.answers.push(why);
      const [first] = await prompts.coming('slack:T1:C1', null, 1);
      await expect(prompts.postNow(PLACE)).rejects.toMatchObject({ why });
      await tick();
      expect(world.posts).toEqual([]);
      expect(world.told).toEqual([]);
      expect(await prompts.coming('slack:T1:C1', null, 1)).toEqual([first]);
    },
  );

  test('one now that may have been posted counts as shown', async () => {
    const { world, prompts, tick } = await start();
    const [first] = await prompts.coming('slack:T1:C1', null, 1);
    world.answers.push('posts it and does not answer');
    await expect(prompts.postNow(PLACE)).rejects.toMatchObject({ why: 'unclear' });
    world.pass(30);
    await tick();
    expect(world.posts).toHaveLength(2);
    expect(world.posts[1]?.text).not.toBe(first?.id);
  });

  test('people who press at the same moment get one prompt, in each conversation, from two replicas', async () => {
    const { world, prompts } = await start();
    const other = createReplica(await open(world.clock), world).prompts;
    const asked = await Promise.all([prompts, other, prompts, other].map((replica) => replica.postNow(PLACE)));
    expect(asked.toSorted()).toEqual(['asked before', 'asked before', 'asked before', 'posted']);
    expect(world.posts).toHaveLength(1);
    expect(await prompts.postNow({ ...PLACE, conversation: 'slack:T1:C2' })).toBe('posted');
    world.pass(1);
    expect(await prompts.postNow(PLACE)).toBe('posted');
    expect(new Set(world.posts.map(({ text }) => text)).size).toBeGreaterThan(1);
  });

  test('a conversation that was just spoken to is asked to wait', async () => {
    const { world, store, prompts } = await start();
    await store.paces.hold('slack:T1:C1', 'slack:T1', new Date(world.clock().getTime() + 5_000));
    await expect(prompts.postNow(PLACE)).rejects.toMatchObject({ why: 'busy' });
  });

  test('one now is not the one that is on its way, or waits to be tried again', async () => {
    const { world, prompts, tick } = await start();
    world.answers.push('down');
    world.set(MONDAY.at);
    await tick();
    const [waiting] = world.tries;
    const [first, second] = await prompts.coming('slack:T1:C1', null, 2);
    expect(first?.id).toBe(waiting?.text);
    await prompts.postNow(PLACE);
    expect(world.posts.map(({ text }) => text)).toEqual([second?.id]);
    world.pass(2);
    await tick();
    expect(world.posts.map(({ text }) => text)).toEqual([second?.id, first?.id]);
  });

  test('what comes is for the audience that was asked for', async () => {
    const { prompts } = await start();
    const coming = await prompts.coming('slack:T1:C1', 'managers', 4);
    expect(coming.map(({ id }) => id).toSorted()).toEqual(
      PROMPTS.filter(({ audience }) => audience.includes('managers'))
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('another takes the place of the one just posted, each time a new one', async () => {
    const { world, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const [posted] = world.posts;
    for (let press = 0; press < 3; press++)
      expect(await prompts.another(posted?.delivery ?? '', 'slack:T1:C1')).toBe('replaced');
    expect(world.replaced).toMatchObject([{ id: 'message 1' }, { id: 'message 1' }, { id: 'message 1' }]);
    const shown = [...world.posts, ...world.replaced].map(({ text }) => text);
    expect(new Set(shown).size).toBe(4);
    expect(world.posts).toHaveLength(1);
  });

  test('two people who press together get one other prompt', async () => {
    const { world, store, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const [posted] = world.posts;
    const press = () => prompts.another(posted?.delivery ?? '', 'slack:T1:C1');
    expect(await Promise.all([press(), press()])).toEqual(['replaced', 'replaced']);
    expect((await store.promptUses.used('slack:T1:C1')).length).toBeLessThanOrEqual(3);
    expect(world.replaced.at(-1)?.text).toBe((await store.promptUses.used('slack:T1:C1')).at(-1));
  });

  test('another that the platform does not take was not shown, and comes with the next press', async () => {
    const { world, store, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const id = world.posts[0]?.delivery ?? '';
    const before = await store.deliveries.find(id);
    world.answers.push('down');
    await expect(prompts.another(id, 'slack:T1:C1')).rejects.toMatchObject({ why: 'down' });
    expect(await store.deliveries.find(id)).toEqual(before);
    expect(await store.promptUses.used('slack:T1:C1')).toEqual([before?.prompt]);
    expect(await prompts.another(id, 'slack:T1:C1')).toBe('replaced');
    expect(await store.promptUses.used('slack:T1:C1')).toHaveLength(2);
  });

  test('another is too late after ten minutes, and unknown elsewhere or for an id that somebody made up', async () => {
    const { world, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const id = world.posts[0]?.delivery ?? '';
    expect(await prompts.another(id, 'slack:T1:C2')).toBe('unknown');
    expect(await prompts.another("' or 1=1 --", 'slack:T1:C1')).toBe('unknown');
    world.pass(10);
    expect(await prompts.another(id, 'slack:T1:C1')).toBe('replaced');
    world.pass(0.01);
    expect(await prompts.another(id, 'slack:T1:C1')).toBe('too late');
  });

  test('there is no other where one prompt alone fits', async () => {
    const { world, store } = await start();
    const { tick, prompts } = createReplica(store, world, 'replica 1', { prompts: PROMPTS.slice(0, 1) });
    world.set(MONDAY.at);
    await tick();
    expect(await prompts.another(world.posts[0]?.delivery ?? '', 'slack:T1:C1')).toBe('no other');
    expect(world.replaced).toEqual([]);
  });

  test.each(['missed', 'unclear'] as const)(
    'a turn that was %s is posted after all, once, however often it is pressed',
    async (state) => {
      const { world, prompts, delivery } = await givenUp(state);
      const pressed = await Promise.all([1, 2, 3].map(() => prompts.postAfterAll(delivery, OWNER)));
      expect(pressed.toSorted()).toEqual(['posted', 'posted before', 'posted before']);
      expect(await prompts.postAfterAll(delivery, OWNER)).toBe('posted before');
      expect(world.posts).toHaveLength(1);
    },
  );

  test('it is for the owner of the schedule alone, through the same tenant', async () => {
    const { world, store, prompts, delivery } = await givenUp('unclear');
    expect(await prompts.postAfterAll(delivery, { ...OWNER, person: 'slack:T1:U2' })).toBe('unknown');
    expect(await prompts.postAfterAll(delivery, { ...OWNER, tenant: 'slack:T2' })).toBe('unknown');
    expect(await prompts.postAfterAll('made up', OWNER)).toBe('unknown');
    await store.schedules.remove('slack:T1:C1');
    expect(await prompts.postAfterAll(delivery, OWNER)).toBe('unknown');
    expect(world.posts).toEqual([]);
  });

  test.each(['missed', 'unclear'] as const)(
    'a turn that was %s and again is not posted can be pressed again',
    async (state) => {
      const { world, prompts, delivery } = await givenUp(state);
      world.answers.push('busy', 'removed');
      await expect(prompts.postAfterAll(delivery, OWNER)).rejects.toMatchObject({ why: 'busy' });
      await expect(prompts.postAfterAll(delivery, OWNER)).rejects.toMatchObject({ why: 'removed' });
      expect(await prompts.postAfterAll(delivery, OWNER)).toBe('posted');
      expect(world.posts).toHaveLength(1);
    },
  );

  test('what was unclear is posted with the prompt that it had', async () => {
    const { world, store, prompts, delivery } = await givenUp('unclear');
    await prompts.postNow(PLACE);
    await prompts.postAfterAll(delivery, OWNER);
    const [chosen] = world.tries;
    expect(world.posts.map(({ text }) => text)).toEqual(await store.promptUses.used('slack:T1:C1'));
    expect(world.posts.at(-1)?.text).toBe(chosen?.text);
  });
});
