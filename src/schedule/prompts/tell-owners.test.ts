import { DeliveryError } from '../../messenger';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, setAnew, type World, weekly } from '../../testing/weekly-prompts';

describe.each(databases)('what owners are told, on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start(world = createWorld()) {
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    return { world, store, ...createReplica(store, world) };
  }

  test.each(['gone', 'removed', 'refused'] as const)(
    'where an owner has left (%s), everybody there is told, once, and the schedule goes on',
    async (why) => {
      const { world, store, tick } = await start();
      world.tellAnswers.push(why);
      world.set(new Date('2026-11-24T09:30:00Z'));
      await tick();
      await tick();
      expect(world.told).toEqual([]);
      expect(world.posts).toMatchObject([{ conversation: 'slack:T1:C1', text: 'missed 1, for all' }]);
      expect(world.counted).toEqual(['missed', 'untold']);
      expect((await store.schedules.get('slack:T1:C1'))?.state).toBe('active');
    },
  );

  test('so they are of what may not have been posted', async () => {
    const { world, tick } = await start();
    world.answers.push('unclear', 'unclear');
    world.tellAnswers.push('gone');
    world.set(MONDAY.at);
    for (let minute = 0; minute < 10; minute++) {
      await tick();
      world.pass(1);
    }
    expect(world.posts).toMatchObject([{ text: 'unclear, for all' }]);
    expect(world.counted).toEqual(['retried', 'unclear', 'untold']);
  });

  test('everybody is told later where that is not possible now', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push('gone', 'gone');
    world.answers.push('down');
    world.set(new Date('2026-11-24T09:30:00Z'));
    await tick();
    expect(world.posts).toEqual([]);
    world.pass(2);
    await tick();
    expect(world.posts).toHaveLength(1);
    expect(world.counted).toEqual(['missed', 'untold']);
  });

  test('and nobody where it never is', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push('gone');
    world.answers.push('gone');
    world.set(new Date('2026-11-24T09:30:00Z'));
    for (let hour = 0; hour < 5; hour++) {
      await tick();
      world.pass(60);
    }
    expect(world.posts).toEqual([]);
    expect(world.counted).toEqual(['missed', 'untold']);
  });

  test('a report that may have been told is tried once more, and no third time', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push(...Array.from({ length: 20 }, () => 'unclear' as const));
    world.set(new Date('2026-11-24T09:30:00Z'));
    for (let hour = 0; hour < 12; hour++) {
      await tick();
      world.pass(60);
    }
    expect(world.tellAnswers).toHaveLength(18);
    expect(world.counted).toEqual(['missed', 'untold']);
  });

  test('the second try waits until the platform answers a question, however long it is away', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push('unclear');
    world.probeAnswers.push(...Array.from({ length: 12 }, () => 'unclear' as const));
    world.set(new Date('2026-11-24T09:30:00Z'));
    for (let hour = 0; hour < 24; hour++) {
      await tick();
      world.pass(60);
    }
    expect(world.probeAnswers).toEqual([]);
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
  });

  test('whoever has taken a schedule over hears of it, and not the one before', async () => {
    const { world, store, tick } = await start();
    world.tellAnswers.push('down');
    world.set(new Date('2026-11-24T09:30:00Z'));
    await tick();
    const before = await store.schedules.get('slack:T1:C1');
    if (before) await setAnew(store, { ...before, owner: 'slack:T1:U2' });
    world.pass(2);
    await tick();
    expect(world.told).toEqual([{ person: 'slack:T1:U2', text: 'missed 1 in slack:T1:C1' }]);
  });

  test('an owner who has left a conversation that is closed, too, is logged and counted', async () => {
    const { world, store, tick } = await start();
    await store.schedules.pause('slack:T1:C1', 'archived');
    world.tellAnswers.push('gone');
    await tick();
    await tick();
    expect(world.tries).toEqual([]);
    expect(world.counted).toEqual(['untold']);
    expect(world.logged.join()).toContain('could not be told');
  });

  test('a platform that asks to be left alone is, by all its owners’ news', async () => {
    const { world, store, tick } = await start();
    for (let number = 2; number < 12; number++)
      await store.schedules.save(weekly({ conversation: `slack:T1:C${number}`, owner: `slack:T1:U${number}` }));
    let asked = 0;
    const sendDirect: World['messenger']['sendDirect'] = async () => {
      asked += 1;
      throw new DeliveryError('busy', { retryAfterMs: 3_600_000 });
    };
    world.set(new Date('2026-11-24T09:30:00Z'));
    await createReplica(store, world, 'replica 1', { messenger: { ...world.messenger, sendDirect } }).tick();
    expect(asked).toBeLessThanOrEqual(5);
    world.pass(90);
    for (let minute = 0; minute < 5; minute++) {
      await tick();
      world.pass(10);
    }
    expect(new Set(world.told.map(({ person }) => person)).size).toBe(11);
  });

  test('an owner who cannot be told at the moment is told later, once', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push('down', 'busy');
    world.set(new Date('2026-11-24T09:30:00Z'));
    for (let minute = 0; minute < 10; minute++) {
      await tick();
      world.pass(1);
    }
    expect(world.told).toHaveLength(1);
    expect(world.counted).toEqual(['missed']);
  });

  test('an owner whose platform is away for three days is told when it is back, once', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push(...Array.from({ length: 200 }, () => 'down' as const));
    world.set(new Date('2026-11-24T09:30:00Z'));
    for (let hour = 0; hour < 3 * 24; hour++) {
      await tick();
      world.pass(60);
    }
    world.tellAnswers.length = 0;
    await tick();
    await tick();
    expect(world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
    expect(world.counted).toEqual(['missed']);
  });

  test('an owner who cannot be told for a week is not told any more', async () => {
    const { world, tick } = await start();
    world.tellAnswers.push(...Array.from({ length: 400 }, () => 'down' as const));
    world.set(new Date('2026-11-24T09:30:00Z'));
    for (let hour = 0; hour < 8 * 24; hour++) {
      await tick();
      world.pass(60);
    }
    expect(world.tellAnswers.length).toBeGreaterThan(200);
    expect(world.counted).toEqual(['missed', 'posted', 'untold']);
  });

  test('a platform that never answers does not keep the others waiting', async () => {
    const { world, store } = await start();
    await store.schedules.save(weekly({ conversation: 'slack:T1:C2', owner: 'slack:T1:U2' }));
    const sendDirect: World['messenger']['sendDirect'] = (person, message) =>
      person === 'slack:T1:U1' ? new Promise(() => {}) : world.messenger.sendDirect(person, message);
    world.set(new Date('2026-11-24T09:30:00Z'));
    await createReplica(store, world, 'replica 1', {
      messenger: { ...world.messenger, sendDirect },
      sendLimitMs: 5,
    }).tick();
    expect(world.told).toMatchObject([{ person: 'slack:T1:U2' }]);
    world.pass(2);
    await createReplica(store, world, 'replica 2').tick();
    expect(world.told).toMatchObject([{ person: 'slack:T1:U2' }, { person: 'slack:T1:U1' }]);
  });

  test('what is news no longer is not told: a schedule that goes on again, or that was stopped', async () => {
    const { world, store, tick } = await start();
    const other = weekly({ conversation: 'slack:T1:C2' });
    await store.schedules.save(other);
    await store.schedules.pause('slack:T1:C1', 'removed');
    await store.schedules.pause('slack:T1:C2', 'removed');
    await setAnew(store, weekly());
    await store.schedules.remove('slack:T1:C2');
    await tick();
    expect(world.told).toEqual([]);
  });
});
