import type { Messenger } from '../../messenger';
import type { Schedule } from '../../reflection/schedule';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';

describe.each(databases)('a platform that refuses the bot’s token, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const HOUR = 60;

  /** Twenty channels of one workspace, half of them Ann's and half Ben's; two replicas. */
  async function start() {
    const world = createWorld();
    const stores = [await open(world.clock), await open(world.clock)] as const;
    const conversations = Array.from({ length: 20 }, (_, nth): Schedule['conversation'] => `slack:T1:C${nth}`);
    for (const [nth, conversation] of conversations.entries())
      await stores[0].schedules.save(weekly({ conversation, owner: nth % 2 ? 'slack:T1:UANN' : 'slack:T1:UBEN' }));
    const replicas = stores.map((store, nth) => createReplica(store, world, `replica ${nth}`));
    let letsIn = false;
    const { send, sendDirect, probe } = world.messenger;
    const refusing =
      <All extends unknown[], Done>(work: (...all: All) => Promise<Done>) =>
      async (...all: All): Promise<Done> => {
        if (!letsIn) world.answers.unshift('unauthorised');
        if (!letsIn) world.tellAnswers.unshift('unauthorised');
        if (!letsIn) world.probeAnswers.unshift('unauthorised');
        try {
          return await work(...all);
        } finally {
          world.answers.length = 0;
          world.tellAnswers.length = 0;
          world.probeAnswers.length = 0;
        }
      };
    Object.assign(world.messenger, { send: refusing(send), sendDirect: refusing(sendDirect), probe: refusing(probe) });
    const beat = async () => void (await Promise.all(replicas.map(({ tick }) => tick())));
    const states = async () => {
      const all = await Promise.all(conversations.map((one) => stores[0].schedules.get(one)));
      return [...new Set(all.map((one) => one?.state))];
    };
    return {
      ...{ world, stores, beat, states, conversations },
      letIn: (yes = true) => {
        letsIn = yes;
      },
      async pass(hours: number, minutes = 10) {
        for (let passed = 0; passed < hours * HOUR; passed += minutes) {
          await beat();
          world.pass(minutes);
        }
      },
    };
  }

  test('pauses none of twenty prompts: they are posted by themselves once it takes the token, the same morning', async () => {
    const { world, beat, states, pass, letIn } = await start();
    world.set(MONDAY.at);
    await pass(2);
    expect(world.posts).toEqual([]);
    expect(await states()).toEqual(['active']);
    letIn();
    await pass(1.5);
    expect(new Set(world.posts.map(({ conversation }) => conversation)).size).toBe(20);
    expect(world.posts).toHaveLength(20);
    await beat();
    // Nobody missed anything; only whoever looks after the bot hears of it.
    expect(world.told).toEqual([{ person: 'slack:T1:U9', text: 'locked out, missed 0' }]);
  });

  test('is asked less and less often, and not with anybody’s message', async () => {
    const { world, pass } = await start();
    world.set(MONDAY.at);
    await pass(24, 20);
    // At most what was under way when it was found out, of two replicas.
    expect(world.tries.length).toBeLessThanOrEqual(32);
    expect(world.probed).toBeGreaterThan(20);
    expect(world.probed).toBeLessThan(40);
  });

  test('is told in the log as an error, and in the figures, when it begins and while it lasts', async () => {
    const { world, pass } = await start();
    world.set(MONDAY.at);
    await pass(1);
    const begun = world.logged.filter((line) => line.startsWith('Slack refuses the bot’s token'));
    expect(begun).toHaveLength(1);
    expect(world.logged.join()).toContain('Slack still does not let the bot in');
    expect(world.lockedOut.at(-1)).toBe(1);
  });

  test('after days, each owner hears once, of all that was missed, and whoever looks after the bot too; then all goes on', async () => {
    const { world, beat, states, pass, letIn } = await start();
    world.set(MONDAY.at);
    await pass(30, 30);
    letIn();
    await pass(2);
    expect(world.posts).toEqual([]);
    expect(world.told.map(({ person }) => person).toSorted()).toEqual([
      'slack:T1:U9',
      'slack:T1:UANN',
      'slack:T1:UBEN',
    ]);
    expect(world.told.find(({ person }) => person === 'slack:T1:U9')?.text).toBe('locked out, missed 20');
    expect(world.told.find(({ person }) => person === 'slack:T1:UANN')?.text.split(', ')).toHaveLength(10);
    expect(world.lockedOut.at(-1)).toBe(0);
    expect(await states()).toEqual(['active']);
    world.set(NEXT_MONDAY.at);
    await beat();
    expect(world.posts).toHaveLength(20);
  });

  test('also where it takes the token, and then refuses it again before all is posted', async () => {
    const { world, pass, letIn, stores } = await start();
    world.set(MONDAY.at);
    await pass(0.5);
    letIn();
    const { send } = world.messenger;
    let taken = 0;
    const sometimes: Messenger['send'] = async (...all) => {
      letIn(taken++ < 5);
      return send(...all);
    };
    Object.assign(world.messenger, { send: sometimes });
    await pass(0.5);
    expect(await stores[0].lockouts.count()).toBe(1);
    Object.assign(world.messenger, { send });
    letIn();
    await pass(3);
    expect(new Set(world.posts.map(({ conversation }) => conversation)).size).toBe(20);
    expect(world.posts).toHaveLength(20);
  });

  test('leaves other workspaces alone', async () => {
    const { world, stores, beat } = await start();
    await stores[0].schedules.save(weekly({ conversation: 'slack:T2:C1', tenant: 'slack:T2', owner: 'slack:T2:U1' }));
    const { send } = world.messenger;
    const toOthers: Messenger['send'] = async (conversation, ...all) => {
      if (conversation !== 'slack:T2:C1') return send(conversation, ...all);
      world.posts.push({ conversation, text: '', delivery: '', at: world.clock() });
      return 'message';
    };
    Object.assign(world.messenger, { send: toOthers });
    world.set(MONDAY.at);
    await beat();
    expect(world.posts).toMatchObject([{ conversation: 'slack:T2:C1' }]);
  });
});
