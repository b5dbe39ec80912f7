import { NotSent } from '../messenger';
import { until } from '../testing/passing-time';
import { pollsInMemory } from '../testing/polls-in-memory';
import { ANN, createPollsWorld, post, voteAll } from '../testing/polls-world';

const yes = (count: number): number[] => Array(count).fill(0);

function arrive() {
  const world = createPollsWorld();
  const polls = pollsInMemory(world.time.clock);
  return { world, polls, polling: world.replica(polls) };
}

test('however many votes land, the card is drawn once, with all of them', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, yes(200));
  expect(world.time.waits()).toEqual([10_000]);
  world.time.pass(10_000);
  await until(() => world.board.get('m1') === 'voters 200');
  expect(world.drawn).toEqual(['voters 0', 'voters 200']);
  await polling.stop();
});

test.each([
  ['anonymous', 10_000],
  ['open', 2_000],
] as const)('the card of an %s poll is drawn at most every %d milliseconds', async (openness, ms) => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling, { openness });
  for (let round = 1; round <= 3; round++) {
    await voteAll(polls, polling, id, yes(round));
    expect(world.time.waits()).toEqual([ms]);
    world.time.pass(ms - 1);
    expect(world.drawn).toHaveLength(round);
    world.time.pass(1);
    await until(() => world.drawn.length === round + 1 && world.time.waits().length === 0);
  }
  await polling.stop();
});

test('a vote that lands while the card is being drawn is drawn next', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, yes(1));
  const answer = hold(world);
  world.time.pass(10_000);
  await until(() => world.drawn.length === 2);
  await voteAll(polls, polling, id, yes(3));
  answer();
  await until(() => world.time.waits().length === 1);
  world.time.pass(10_000);
  await until(() => world.board.get('m1') === 'voters 3');
  await polling.stop();
});

test('a changed answer in an anonymous poll makes no call: nobody sees that somebody has changed it', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, [0, 0]);
  world.time.pass(10_000);
  await until(() => world.board.get('m1') === 'voters 2');
  await voteAll(polls, polling, id, [1, 0]);
  world.time.pass(10_000);
  await polling.stop();
  expect(world.drawn).toEqual(['voters 0', 'voters 2']);
});

test('in an open poll it is seen', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling, { openness: 'open' });
  await voteAll(polls, polling, id, [0, 0]);
  world.time.pass(2_000);
  await until(() => world.board.get('m1') === 'counts 2 0');
  await voteAll(polls, polling, id, [1, 0]);
  world.time.pass(2_000);
  await until(() => world.board.get('m1') === 'counts 1 1');
  await polling.stop();
});

test('a platform that is busy is left alone for as long as it asks, and gets the last state then', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, yes(1));
  world.faults = [new NotSent('busy', { retryAfterMs: 45_000 }), new NotSent('down')];
  world.time.pass(10_000);
  await until(() => world.time.waits()[0] === 45_000);
  await voteAll(polls, polling, id, yes(4));
  world.time.pass(45_000);
  await until(() => world.time.waits()[0] === 60_000);
  world.time.pass(60_000);
  await until(() => world.board.get('m1') === 'voters 4');
  await polling.stop();
});

test('where the bot may not speak any more, it is tried again with the next vote and not before', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, yes(1));
  world.faults = [new NotSent('removed')];
  world.time.pass(10_000);
  await until(() => world.logged.length === 1);
  expect(world.logged[0]).toContain('the card of a poll could not be drawn');
  await polling.tick();
  expect(world.time.waits()).toEqual([]);
  await voteAll(polls, polling, id, yes(2));
  world.time.pass(10_000);
  await until(() => world.board.get('m1') === 'voters 2');
  await polling.stop();
});

test('what a process left undrawn is drawn by the next one', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, yes(3));
  await polling.stop();
  expect(world.drawn).toEqual(['voters 0']);
  const next = world.replica(polls);
  await next.tick();
  world.time.pass(10_000);
  await until(() => world.board.get('m1') === 'voters 3');
  await next.tick();
  expect(world.time.waits()).toEqual([]);
  await next.stop();
});

test('a result is never covered by a card that was under way when the poll closed', async () => {
  const { world, polls, polling } = arrive();
  const other = world.replica(polls);
  const id = await post(polls, polling);
  await voteAll(polls, polling, id, yes(6));
  const answer = hold(world);
  world.time.pass(10_000);
  await until(() => world.drawn.length === 2);
  world.holding = undefined;
  await other.close(id, ANN);
  expect(world.board.get('m1')).toBe('result words');
  answer();
  await until(() => world.drawn.length === 4);
  await polling.stop();
  expect(world.board.get('m1')).toBe('result words');
});

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

test('a new closing time is drawn no sooner than a vote, so that asking for it again and again shows no vote landing', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling, { closes: { after: 120 } });
  await voteAll(polls, polling, id, yes(1));
  for (const time of ['12:30', '12:40']) expect(await polling.extend(id, ANN, at(time))).toBe(true);
  world.time.pass(9_999);
  expect(world.drawn).toEqual(['voters 0']);
  world.time.pass(1);
  await until(() => world.board.get('m1') === 'voters 1');
  await polling.extend(id, ANN, at('12:50'));
  world.time.pass(10_000);
  await until(() => world.drawn.length === 3);
  await polling.stop();
});

test('a new closing time that comes while the card is being drawn is drawn next', async () => {
  const { world, polls, polling } = arrive();
  const id = await post(polls, polling, { closes: { after: 120 } });
  await voteAll(polls, polling, id, yes(1));
  const answer = hold(world);
  world.time.pass(10_000);
  await until(() => world.drawn.length === 2);
  await polling.extend(id, ANN, at('12:30'));
  answer();
  await until(() => world.time.waits().length === 1);
  world.time.pass(10_000);
  await until(() => world.drawn.length === 3);
  await polling.stop();
});

/** From now on, the platform does not answer before this is called. */
function hold(world: ReturnType<typeof createPollsWorld>): () => void {
  let answer = () => {};
  world.holding = new Promise((resolve) => {
    answer = resolve;
  });
  return () => {
    world.holding = undefined;
    answer();
  };
}
