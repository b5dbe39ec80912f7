import { DeliveryError } from '../../messenger';
import type { Store } from '../../store/open-store';
import { until } from '../../testing/passing-time';
import { ANN, oneReplica, yes } from '../../testing/polls-world';

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
    await world.shows('result few');
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
    expect(world.logged[0]).toContain('the polls could not be checked');
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
    expect(world.logged).toEqual(Array(2).fill(expect.stringContaining('another program is reading them')));
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
  world.faults = [new DeliveryError('down')];
  expect(await polling.remove(other, ANN)).toBe(true);
  expect(world.logged).toEqual([
    expect.stringContaining('the card of a deleted poll could not be changed, so it may still be there'),
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

/** The functions of the poll store as a plain object, so that a test can replace one. */
function reading(polls: Store['polls']): Store['polls'] {
  const names = [
    'closings',
    'close',
    'resultsToShow',
    'markResultShown',
    'tellMaker',
    'showResultFrom',
    'rounds',
    'forgetDrafts',
    'needingRefresh',
    'releaseKeptBack',
    'swept',
  ] as const;
  return Object.fromEntries(names.map((name) => [name, polls[name]])) as unknown as Store['polls'];
}
