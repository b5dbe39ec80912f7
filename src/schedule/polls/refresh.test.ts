import { DeliveryError } from '../../messenger';
import { until } from '../../testing/passing-time';
import { ANN, oneReplica, voterAt, yes } from '../../testing/polls-world';

test('however many votes land, the card is drawn once, with all of them', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(200));
  expect(world.time.waits()).toEqual([10_000]);
  world.time.pass(10_000);
  await world.shows('voters 200');
  expect(world.drawn).toEqual(['voters 0', 'voters 200']);
  await polling.stop();
});

test('the first vote is shown at once, and those after it are gathered', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(1));
  await world.shows('voters 1');
  await voteAll(id, yes(3));
  world.time.pass(9_999);
  expect(world.drawn).toEqual(['voters 0', 'voters 1']);
  world.time.pass(1);
  await world.shows('voters 3');
  await polling.stop();
});

test('a vote that is taken back and given again is no second first vote', async () => {
  const { world, polls, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(1));
  await world.shows('voters 1');
  world.time.pass(10_000);
  await until(() => world.time.waits().length === 0);
  const back = await polls.withdraw(id, voterAt(0));
  if (back.ok) polling.voted(back.poll);
  world.time.pass(10_000);
  await world.shows('voters 0');
  await until(() => world.time.waits().length === 0);
  await voteAll(id, yes(1));
  world.time.pass(9_999);
  expect(world.board.get('m1')).toBe('voters 0');
  world.time.pass(1);
  await world.shows('voters 1');
  await polling.stop();
});

test.each([
  ['anonymous', 10_000],
  ['open', 2_000],
] as const)('the card of an %s poll is drawn at most every %d milliseconds', async (openness, ms) => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post({ openness });
  for (let round = 1; round <= 3; round++) {
    await voteAll(id, yes(round + 1));
    expect(world.time.waits()).toEqual([ms]);
    world.time.pass(ms - 1);
    expect(world.drawn).toHaveLength(round);
    world.time.pass(1);
    await until(() => world.drawn.length === round + 1 && world.time.waits().length === 0);
  }
  await polling.stop();
});

test('a vote that lands while the card is being drawn is drawn next', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(2));
  const answer = world.holdNext();
  world.time.pass(10_000);
  await until(() => world.drawn.length === 2);
  await voteAll(id, yes(3));
  answer();
  await until(() => world.time.waits().length === 1);
  world.time.pass(10_000);
  await world.shows('voters 3');
  await polling.stop();
});

test('a changed answer in an anonymous poll makes no call: nobody sees that somebody has changed it', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, [0, 0]);
  world.time.pass(10_000);
  await world.shows('voters 2');
  await voteAll(id, [1, 0]);
  world.time.pass(10_000);
  await polling.stop();
  expect(world.drawn).toEqual(['voters 0', 'voters 2']);
});

test('in an open poll it is seen', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post({ openness: 'open' });
  await voteAll(id, [0, 0]);
  world.time.pass(2_000);
  await world.shows('counts 2 0');
  await voteAll(id, [1, 0]);
  world.time.pass(2_000);
  await world.shows('counts 1 1');
  await polling.stop();
});

test('a platform that is busy is left alone for as long as it asks, and gets the last state then', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(2));
  world.faults = [new DeliveryError('busy', { retryAfterMs: 45_000 }), new DeliveryError('down')];
  world.time.pass(10_000);
  await until(() => world.time.waits()[0] === 45_000);
  await voteAll(id, yes(4));
  world.time.pass(45_000);
  await until(() => world.time.waits()[0] === 60_000);
  world.time.pass(60_000);
  await world.shows('voters 4');
  await polling.stop();
});

test('where the bot may not speak any more, it is tried again with the next vote and not before', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(2));
  world.faults = [new DeliveryError('removed')];
  world.time.pass(10_000);
  await until(() => world.logged.length === 1);
  expect(world.logged[0]).toContain('the card of a poll could not be updated');
  await polling.tick();
  expect(world.time.waits()).toEqual([]);
  await voteAll(id, yes(3));
  world.time.pass(10_000);
  await world.shows('voters 3');
  await polling.stop();
});

test('what a process left undrawn is drawn by the next one', async () => {
  const { world, polls, polling, post, voteAll } = oneReplica();
  const id = await post();
  await voteAll(id, yes(3));
  await polling.stop();
  expect(world.drawn).toEqual(['voters 0']);
  const next = world.replica(polls);
  await next.tick();
  world.time.pass(10_000);
  await world.shows('voters 3');
  await next.tick();
  expect(world.time.waits()).toEqual([]);
  await next.stop();
});

test('a result is never covered by a card that was under way when the poll closed', async () => {
  const { world, polls, polling, post, voteAll } = oneReplica();
  const other = world.replica(polls);
  const id = await post();
  await voteAll(id, yes(6));
  const answer = world.holdNext();
  world.time.pass(10_000);
  await until(() => world.drawn.length === 2);
  await other.close(id, ANN);
  expect(world.board.get('m1')).toBe('result few');
  answer();
  await until(() => world.drawn.length === 4);
  await polling.stop();
  expect(world.board.get('m1')).toBe('result few');
});

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

test('a new closing time is drawn no sooner than a vote, so that asking for it again and again shows no vote landing', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post({ closes: { after: 120 } });
  await voteAll(id, yes(2));
  for (const time of ['12:30', '12:40']) expect(await polling.extend(id, ANN, at(time))).toBe(true);
  world.time.pass(9_999);
  expect(world.drawn).toEqual(['voters 0']);
  world.time.pass(1);
  await world.shows('voters 2');
  await polling.extend(id, ANN, at('12:50'));
  world.time.pass(10_000);
  await until(() => world.drawn.length === 3);
  await polling.stop();
});

test('a new closing time that comes while the card is being drawn is drawn next', async () => {
  const { world, polling, post, voteAll } = oneReplica();
  const id = await post({ closes: { after: 120 } });
  await voteAll(id, yes(2));
  const answer = world.holdNext();
  world.time.pass(10_000);
  await until(() => world.drawn.length === 2);
  await polling.extend(id, ANN, at('12:30'));
  answer();
  await until(() => world.time.waits().length === 1);
  world.time.pass(10_000);
  await until(() => world.drawn.length === 3);
  await polling.stop();
});
