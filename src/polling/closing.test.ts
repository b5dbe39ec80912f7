import { NotSent } from '../messenger';
import type { Store } from '../store/open-store';
import { until } from '../testing/passing-time';
import { ANN, FRIDAY, oneReplica, yes } from '../testing/polls-world';
import { keptDraft } from '../testing/stored-polls';

const HOUR_MS = 60 * 60_000;

describe('on time', () => {
  test('a poll closes when its time comes, not a second before', async () => {
    const { world, polls, polling, post, voteAll } = oneReplica();
    polling.start();
    const id = await post({ closes: { after: 90 } });
    await until(() => world.time.waits()[0] === 90_000);
    await voteAll(id, yes(6));
    world.time.pass(89_000);
    expect((await polls.find(id, ANN))?.state).toBe('open');
    world.time.pass(1_000);
    await world.shows('result words');
    await polling.stop();
  });

  test('more time moves the close', async () => {
    const { world, polls, polling, post } = oneReplica();
    polling.start();
    const id = await post({ closes: { after: 90 } });
    await until(() => world.time.waits()[0] === 90_000);
    await polling.extend(id, ANN, new Date(world.time.clock().getTime() + 300_000));
    await until(() => world.time.waits().includes(300_000));
    world.time.pass(200_000);
    expect((await polls.find(id, ANN))?.state).toBe('open');
    world.time.pass(100_000);
    await world.shows('result too few');
    await polling.stop();
  });

  test('the first of several comes first, also when it is posted last', async () => {
    const { world, polling, post } = oneReplica();
    polling.start();
    await post({ closes: { after: 600 } });
    await until(() => world.time.waits()[0] === 600_000);
    await post({ question: 'Is it Monday?', closes: { after: 60 } });
    await until(() => world.time.waits()[0] === 60_000);
    world.time.pass(60_000);
    await world.shows('result too few', 'm2');
    expect(world.board.get('m1')).toBe('voters 0');
    await polling.stop();
  });

  test('what came to its end while no process ran is closed by the next one at once', async () => {
    const { world, polls, post } = oneReplica();
    await post({ closes: { after: 60 } });
    world.time.pass(HOUR_MS);
    const next = world.replica(polls);
    next.start();
    await world.shows('result too few');
    await next.stop();
  });

  test('the tick closes what the timer has missed', async () => {
    const { world, polling, post } = oneReplica();
    await post({ closes: { after: 60 } });
    world.time.pass(60_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('result too few');
    await polling.stop();
  });

  test('a database that is away is asked again after a minute, not all the time', async () => {
    const { world, polls } = oneReplica();
    let asked = 0;
    const away = () => {
      asked += 1;
      return Promise.reject(new Error('away'));
    };
    const polling = world.replica({ ...reading(polls), closings: away });
    polling.start();
    await until(() => world.time.waits()[0] === 60_000);
    expect(asked).toBe(1);
    world.time.pass(60_000);
    await until(() => asked === 2);
    await polling.stop();
    expect(world.logged[0]).toContain('the polls could not be looked at');
  });

  test('a poll that cannot be closed is tried again after a minute, not all the time', async () => {
    const { world, polls, post } = oneReplica();
    await post({ closes: { after: 60 } });
    let tries = 0;
    const close = () => {
      tries += 1;
      return Promise.reject(new Error('broken'));
    };
    const failing = world.replica({ ...reading(polls), close });
    world.time.pass(60_000);
    failing.start();
    await until(() => world.time.waits()[0] === 60_000);
    expect(tries).toBe(1);
    world.time.pass(60_000);
    await until(() => tries === 2);
    await failing.stop();
  });

  test('one poll that cannot be closed does not keep the others open', async () => {
    const { world, polls, post } = oneReplica();
    const bad = await post({ closes: { after: 60 } });
    await post({ question: 'Is it Monday?', closes: { after: 60 } });
    const { close } = reading(polls);
    const failing = world.replica({
      ...reading(polls),
      close: (id, ...all) => (id === bad ? Promise.reject(new Error('broken')) : close(id, ...all)),
    });
    world.time.pass(60_000);
    await failing.tick();
    expect(world.board.get('m2')).toBe('result too few');
    expect(world.logged[0]).toContain('a poll could not be closed');
    expect(world.logged[0]).toContain(bad);
  });
});

describe('a clock that is set while a poll is open', () => {
  const DAYS_3_MS = 3 * 24 * HOUR_MS;

  test.each([
    ['back by an hour', -HOUR_MS],
    ['back by three days', -DAYS_3_MS],
  ])('%s: each poll closes when so much time has passed as was said', async (_step, ms) => {
    const { world, polls, polling, post, voteAll } = oneReplica();
    polling.start();
    const first = await post({ closes: { after: 90 } });
    const second = await post({ question: 'Is it Monday?', closes: { after: 300 } });
    await until(() => world.time.waits()[0] === 90_000);
    await voteAll(first, yes(6));
    await voteAll(second, yes(6));
    world.time.pass(30_000);
    world.time.set(ms);
    await polling.tick();
    const third = await post({ question: 'Is it Tuesday?', closes: { after: 600 } });
    await polling.tick();
    world.time.pass(59_000);
    await polling.tick();
    expect((await polls.find(first, ANN))?.state).toBe('open');
    await until(() => world.time.waits().includes(1_000));
    world.time.pass(1_000);
    await world.shows('result words');
    expect((await polls.find(second, ANN))?.state).toBe('open');
    await until(() => world.time.waits().includes(210_000));
    world.time.pass(210_000);
    await world.shows('result words', 'm2');
    expect((await polls.find(third, ANN))?.state).toBe('open');
    await until(() => world.time.waits().includes(330_000));
    world.time.pass(330_000);
    await world.shows('result too few', 'm3');
    await polling.stop();
  });

  test('back, and then the poll is given more time: it has that, from when it would have closed', async () => {
    const { world, polls, polling, post } = oneReplica();
    polling.start();
    const id = await post({ closes: { after: 120 } });
    await until(() => world.time.waits()[0] === 120_000);
    const closesAt = (await polls.find(id, ANN))?.closesAt?.getTime() ?? 0;
    world.time.set(-HOUR_MS);
    await polling.extend(id, ANN, new Date(closesAt + 300_000));
    await until(() => world.time.waits().includes(420_000));
    world.time.pass(419_000);
    await polling.tick();
    expect((await polls.find(id, ANN))?.state).toBe('open');
    await until(() => world.time.waits().includes(1_000));
    world.time.pass(1_000);
    await world.shows('result too few');
    await polling.stop();
  });

  test('back by three days before the bot was started again: the poll is open for a day at most', async () => {
    const { world, polls, post } = oneReplica();
    const id = await post({ closes: { after: 120 } });
    world.time.set(-DAYS_3_MS);
    const next = world.replica(polls);
    await next.tick();
    world.time.pass(24 * HOUR_MS - 1);
    await next.tick();
    expect((await polls.find(id, ANN))?.state).toBe('open');
    world.time.pass(1);
    await next.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });

  test('on by an hour: what is over by the clock closes', async () => {
    const { world, polling, post } = oneReplica();
    await post({ closes: { after: 120 } });
    world.time.set(HOUR_MS);
    await polling.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });

  test('back by an hour: a result that could not be shown yet is shown within a minute', async () => {
    const { world, polling, post } = oneReplica();
    const id = await post();
    world.faults = [new NotSent('down')];
    await polling.close(id, ANN);
    world.time.set(-HOUR_MS);
    world.time.pass(60_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });
});

describe('a result that cannot be shown', () => {
  async function closedWith(...faults: NotSent[]) {
    const { world, polls, polling, post } = oneReplica();
    const id = await post();
    world.faults = faults;
    await polling.close(id, ANN);
    return { world, polls, polling, id };
  }

  test('is tried again within the hour, with growing pauses', async () => {
    const { world, polling } = await closedWith(...Array.from({ length: 5 }, () => new NotSent('down')));
    let minutes = 0;
    for (; world.board.get('m1') === 'voters 0' && minutes < 60; minutes++) {
      world.time.pass(60_000);
      await polling.tick();
    }
    expect(world.board.get('m1')).toBe('result too few');
    expect(minutes).toBeGreaterThan(5);
    expect(minutes).toBeLessThan(20);
  });

  test('is left alone for as long as the platform asks', async () => {
    const { world, polling } = await closedWith(new NotSent('busy', { retryAfterMs: 180_000 }));
    world.time.pass(179_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('voters 0');
    world.time.pass(1_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });

  test('is given up after an hour, and at once where it cannot pass by itself', async () => {
    const long = await closedWith(...Array.from({ length: 100 }, () => new NotSent('down')));
    for (let minutes = 0; minutes < 180; minutes++) {
      long.world.time.pass(60_000);
      await long.polling.tick();
    }
    expect(long.world.faults.length).toBeGreaterThan(85);
    expect(long.world.logged).toEqual([expect.stringContaining('the result of a poll could not be shown')]);
    const gone = await closedWith(new NotSent('gone'), new NotSent('gone'));
    gone.world.time.pass(HOUR_MS);
    await gone.polling.tick();
    expect(gone.world.logged).toHaveLength(1);
    expect((await gone.polls.find(gone.id, ANN))?.result).toEqual({ kind: 'too few', minimum: 5 });
  });

  test.each(['gone', 'refused'] as const)(
    'because the card is no longer there (%s) is posted as a new message, once',
    async (why) => {
      const { world, polls, polling, id } = await closedWith(new NotSent(why));
      expect([...world.board.values()]).toEqual(['voters 0', 'result too few']);
      expect((await polls.find(id, ANN))?.messageId).toBe('m2');
      world.time.pass(HOUR_MS);
      await polling.tick();
      expect(world.drawn).toEqual(['voters 0', 'result too few']);
    },
  );

  test('of a poll that closed by itself is posted as a new message, too, and into its thread', async () => {
    const { world, polls, polling } = oneReplica();
    const id = await keptDraft({ polls }, { ...FRIDAY, closes: { after: 60 } }, { by: ANN, thread: '17.1' });
    await polling.post(id, ANN);
    world.faults = [new NotSent('gone')];
    world.time.pass(60_000);
    await polling.tick();
    expect([...world.board.values()]).toEqual(['voters 0', 'result too few']);
    expect(world.threads).toEqual(['17.1', '17.1']);
  });

  test('as a new message either is tried again, and not where it may stand there', async () => {
    const busy = await closedWith(new NotSent('gone'), new NotSent('busy'), new NotSent('gone'));
    busy.world.time.pass(60_000);
    await busy.polling.tick();
    expect([...busy.world.board.values()]).toEqual(['voters 0', 'result too few']);
    const unclear = await closedWith(new NotSent('gone'), new NotSent('unclear'));
    unclear.world.time.pass(HOUR_MS);
    await unclear.polling.tick();
    expect([...unclear.world.board.values()]).toEqual(['voters 0']);
  });

  test('and was being shown when the process died is shown by the next one', async () => {
    const { world, polls, polling, post } = oneReplica();
    const id = await post();
    world.holdNext();
    void polling.close(id, ANN);
    await until(() => world.drawn.length === 2);
    const next = world.replica(polls);
    await next.tick();
    expect(world.board.get('m1')).toBe('voters 0');
    world.time.pass(2 * 60_000);
    await next.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });

  test('is posted where nobody knows whether the card was', async () => {
    const { world, polls, polling, voteAll } = oneReplica();
    const id = await keptDraft({ polls }, FRIDAY, { by: ANN });
    world.faults = [new NotSent('unclear')];
    await expect(polling.post(id, ANN)).rejects.toThrow('unclear');
    await voteAll(id, yes(5));
    await polling.close(id, ANN);
    expect([...world.board.values()]).toEqual(['result words']);
    expect((await polls.find(id, ANN))?.messageId).toBe('m1');
    await polling.stop();
  });
});

describe('votes that another program keeps in the database’s own files', () => {
  test('are told of at the close, and every minute until they are gone', async () => {
    const { world, polls, post } = oneReplica();
    const said: boolean[] = [];
    let reads = true;
    const polling = world.replica(
      { ...polls, ...reading(polls), find: (...all) => polls.find(...all), swept: async () => !reads },
      { unswept: (isLeft) => void said.push(isLeft) },
    );
    const id = await post();
    await polling.close(id, ANN);
    expect(world.board.get('m1')).toBe('result too few');
    await polling.tick();
    expect(said).toEqual([true, true]);
    expect(world.logged).toEqual(Array(2).fill(expect.stringContaining('another program reads them')));
    reads = false;
    await polling.tick();
    expect(said.at(-1)).toBe(false);
    expect(world.logged).toHaveLength(2);
  });
});

test('a deleted poll is gone, whatever becomes of its card', async () => {
  const { world, polling, post } = oneReplica();
  const id = await post();
  expect(await polling.remove(id, ANN)).toBe(true);
  expect(world.board.get('m1')).toBe('deleted');
  expect(await polling.remove(id, ANN)).toBe(false);
  const other = await post();
  world.faults = [new NotSent('down')];
  expect(await polling.remove(other, ANN)).toBe(true);
  expect(world.logged).toEqual([
    expect.stringContaining('if the card of a deleted poll still stands, it could not be changed'),
  ]);
});

test('drafts that nobody posted are looked for with every tick', async () => {
  const { world, polls } = oneReplica();
  const looked: Date[] = [];
  const polling = world.replica({ ...reading(polls), forgetDrafts: async (now) => void looked.push(now) });
  world.time.pass(HOUR_MS);
  await polling.tick();
  expect(looked).toEqual([new Date('2026-11-23T13:00:00Z')]);
});

/** The functions of the polls one by one, for a test that puts another in the place of one. */
function reading(polls: Store['polls']): Store['polls'] {
  const names = [
    'closings',
    'close',
    'toShow',
    'shown',
    'showAgain',
    'rounds',
    'forgetDrafts',
    'undrawn',
    'letOut',
    'swept',
  ] as const;
  return Object.fromEntries(names.map((name) => [name, polls[name]])) as unknown as Store['polls'];
}
