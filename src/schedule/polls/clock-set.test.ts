import { DeliveryError } from '../../messenger';
import { until } from '../../testing/passing-time';
import { ANN, oneReplica, yes } from '../../testing/polls-world';

const HOUR_MS = 60 * 60_000;

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
    await world.shows('result few');
    expect((await polls.find(second, ANN))?.state).toBe('open');
    await until(() => world.time.waits().includes(210_000));
    world.time.pass(210_000);
    await world.shows('result few', 'm2');
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
    world.faults = [new DeliveryError('down')];
    await polling.close(id, ANN);
    world.time.set(-HOUR_MS);
    world.time.pass(60_000);
    await polling.tick();
    expect(world.board.get('m1')).toBe('result too few');
  });
});
