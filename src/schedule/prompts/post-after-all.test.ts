import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, startWeekly } from '../../testing/weekly-prompts';

const PLACE = { conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: null } as const;
const OWNER = { tenant: 'slack:T1', person: 'slack:T1:U1' } as const;

describe.each(databases)('what was given up and is posted after all, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const start = () => startWeekly(open);

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
