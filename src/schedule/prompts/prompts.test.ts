import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, MONDAY, PROMPTS, startWeekly } from '../../testing/weekly-prompts';

const PLACE = { conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: null } as const;

describe.each(databases)('prompts that people ask for, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const start = () => startWeekly(open);

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

  test.each([
    ['removed', 'posted'],
    ['down', 'posted'],
    ['unclear', 'asked before'],
  ] as const)('one that failed (%s) and is asked for again at once is %s', async (why, outcome) => {
    const { world, prompts } = await start();
    world.answers.push(why);
    await expect(prompts.postNow(PLACE)).rejects.toMatchObject({ why });
    await world.wait(2_000);
    expect(await prompts.postNow(PLACE)).toBe(outcome);
  });

  test('a conversation that was just spoken to is asked to wait', async () => {
    const { world, store, prompts } = await start();
    await store.rateLimits.blockUntil('slack:T1:C1', 'slack:T1', new Date(world.clock().getTime() + 5_000));
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
});
