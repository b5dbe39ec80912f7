import { testServices } from '../../testing/services';
import { ANN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { AGAIN } from './pressed';

let teams: LocalTeams;
let keys: string[];
let asked: string[];
let now: Date;

beforeEach(async () => {
  [keys, asked, now] = [[], [], new Date('2026-11-23T12:00:00Z')];
  const written = new Map<string, string>();
  teams = await startLocalTeams(
    testServices({
      clock: () => now,
      firstTime: async (key) => keys.push(key) > 0 && keys.indexOf(key) === keys.length - 1,
      conversationReferences: {
        find: async (of) => {
          asked.push(of);
          return written.get(of);
        },
        remember: async (of, _tenant, note) => void written.set(of, note),
      },
    }),
  );
});

afterEach(() => teams.leave());

/** Presses the same button so often, as Teams does when an answer is late. `room`: where. */
async function press(says: string, times: number, room: string = ROOMS.personal, context?: object) {
  const basics = activityBasics(teams.connector, { person: ANN.id, room });
  const action = { type: 'Action.Execute', verb: 'says', data: { says, ...(context ? { context } : {}) } };
  const answers: unknown[] = [];
  for (let time = 0; time < times; time++) {
    const received = await teams.deliver({
      ...{ ...basics, type: 'invoke', name: 'adaptiveCard/action', id: 'f:1', value: { action } },
    });
    answers.push((received.body as { value?: unknown } | undefined)?.value);
  }
  return answers;
}

test('a look-up that arrives twice is answered twice, and nothing is written down for it', async () => {
  const [first, second] = await press('glossary cuckooing', 2);
  expect(JSON.stringify(first)).toContain('Cuckooing');
  expect(second).toEqual(first);
  expect(keys).toEqual([]);
});

test('so it is on a card in a channel that one person alone sees', async () => {
  const [first, second] = await press('glossary cuckooing', 2, ROOMS.channel, { alone: true });
  expect(JSON.stringify(second)).toContain('Cuckooing');
  expect(second).toEqual(first);
});

test.each([
  ['counts something', 'helpful cuckooing yes', ROOMS.personal],
  ['answers beside a post that others see', 'glossary cuckooing', ROOMS.channel],
])('a press that %s is done once', async (_what, says, room) => {
  const [first, second] = await press(says, 2, room);
  expect(first).not.toBe(AGAIN);
  expect(second).toBe(AGAIN);
});

test('while somebody looks things up, the database is asked once a minute where they can be reached', async () => {
  await press('glossary cuckooing', 5);
  expect(new Set(asked).size).toBe(asked.length);
  const before = asked.length;
  now = new Date(now.getTime() + 61_000);
  await press('glossary cuckooing', 5);
  expect(asked).toHaveLength(2 * before);
});

test('whatever else they press, it is asked each time', async () => {
  await press('helpful cuckooing yes', 1);
  const before = asked.length;
  await press('helpful cuckooing no', 1);
  expect(asked).toHaveLength(2 * before);
});
