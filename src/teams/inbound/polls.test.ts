import { ANN, BEN, ROOMS } from '../../testing/teams/local-teams';
import { AT, actionOf, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { actionsOf, inputsOf } from '../../tryout/teams/card-text';
import { cardsFor, textFor } from '../../tryout/teams/rooms';

let teams: PollOnTeams;
beforeEach(async () => {
  teams = await pollOnTeams();
});
afterEach(() => teams.leave());

describe('where a poll is made', () => {
  test('by a new post, it is a post of its own', () => {
    expect(teams.poll.thread).toBe(teams.poll.id);
  });

  test('in a thread, it stands in that thread, and is closed there', async () => {
    const root = teams.connector.rooms.post({ room: ROOMS.channel, from: BEN.id, activity: { text: 'A question' } });
    await teams.services.pollCards.remove(teams.id, AT);
    const made = await teams.posted('poll "Shall we stop?" "Yes" "No"', ROOMS.channel, root.id);
    expect(made.poll.thread).toBe(root.id);
    await teams.services.pollCards.close(made.id, AT);
    expect(textFor(BEN.id, made.poll)).toContain('Shall we stop?');
    expect(actionOf(BEN.id, made.poll, 'Yes')).toBeUndefined();
  });

  test('in a meeting’s chat, it stands there', async () => {
    await teams.services.pollCards.remove(teams.id, AT);
    const made = await teams.posted('poll "Shall we stop?" "Yes" "No"', ROOMS.meeting);
    expect(made.poll.room).toBe(ROOMS.meeting);
  });
});

test.each([{ status: 500, taken: true }, { status: 502, taken: true }, { status: 504, taken: true }, 'lost'] as const)(
  'a poll whose card Teams takes and answers with %j stands there once, however often the button is pressed',
  async (fault) => {
    await teams.acts.mention(ANN.id, ROOMS.channel, 'poll "Shall we stop?" "Yes" "No"');
    teams.connector.failWhere(({ method, path: [room = '', kind] }) =>
      method === 'POST' && kind === 'activities' && room.startsWith(ROOMS.channel) ? fault : undefined,
    );
    await teams.acts.press(ANN.id, 'Post there');
    const told = teams.connector.rooms.seenBy(ANN.id).filter(({ room }) => room === ROOMS.personal);
    expect(told.map((post) => textFor(ANN.id, post)).join()).toContain('I cannot tell whether your poll was posted.');
    const cards = () => teams.connector.rooms.seenBy(BEN.id).map((post) => textFor(BEN.id, post));
    expect(cards().filter((card) => card.includes('Shall we stop?'))).toHaveLength(1);
  },
);

test('the form’s answers, one a line, arrive as they were typed', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'poll');
  await teams.acts.press(ANN.id, 'New poll');
  const form = teams.connector.rooms.seenBy(ANN.id).at(-1);
  if (!form) throw new Error('No form is open');
  const [card = {}] = cardsFor(ANN.id, form);
  const lines = inputsOf(card).find(({ isMultiline }) => isMultiline === true);
  const typed = 'Monday\r\nTuesday\n\n“Wednesday” – or not';
  teams.acts.fill(ANN.id, { Question: 'Which day?', [String(lines?.label)]: typed });
  const submit = actionsOf(card).find(({ data }) => Object.hasOwn((data as object | undefined) ?? {}, 'fields'));
  await teams.acts.press(ANN.id, String(submit?.title));
  const preview = teams.connector.rooms.dialogOf(ANN.id);
  expect(preview && textFor(ANN.id, preview)).toMatch(/• Monday\n• Tuesday\n• “Wednesday” – or not/);
});

test.each(['press', 'submit'] as const)(
  'a result as CSV has a line for each answer, in either kind of client: %s',
  async (how) => {
    for (const person of [ANN.id, BEN.id]) await teams.acts.press(person, 'Yes');
    await teams.services.pollCards.close(teams.id, AT);
    await teams.acts.mention(ANN.id, ROOMS.channel, 'poll results');
    const { body } = await teams.acts[how](ANN.id, 'Show as CSV');
    const newest = teams.connector.rooms.seenBy(ANN.id).at(-1);
    const shown = how === 'press' ? String(body?.value) : newest && textFor(ANN.id, newest);
    const lines = String(shown)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('"'));
    expect(lines).toEqual([
      '"Question","Closed","Voters","Answer","Result","Share in per cent"',
      ...['Yes', 'No', 'Nearly'].map((answer) =>
        expect.stringMatching(new RegExp(`^"Is it Friday\\?",.*"${answer}",`)),
      ),
    ]);
  },
);
