import { type TestServices, testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { BOT_ID, textFor } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';

let services: TestServices;
let teams: LocalTeams;

beforeEach(async () => {
  services = testServices();
  teams = await startLocalTeams(services);
  await teams.acts.mention(ANN.id, ROOMS.channel, 'reflect form');
});

afterEach(() => teams.leave());

const CHANNEL = `teams:${TENANT}:${ROOMS.channel}` as const;
/** What a client sends of the form as it stands. */
const FILLED = { fields: ['day', 'time', 'zone', 'audience', 'holidays'], day: 'monday', time: '09:30' };
const inChannel = (person: string) =>
  teams.connector.rooms
    .visibleTo(person)
    .filter(({ from, room }) => from === BOT_ID && room === ROOMS.channel)
    .map((post) => textFor(person, post));
const seenBy = (person: string) => teams.connector.rooms.seenBy(person).map((post) => textFor(person, post));

test('a form that was asked for in a channel is a button there, which opens it in a dialog for whoever presses', async () => {
  const shown = [expect.stringMatching(/\[Weekly prompt\]/)];
  expect(inChannel(ANN.id)).toEqual(shown);
  expect(inChannel(ANN.id)[0]).not.toContain('- Day:');
  const { body } = await teams.acts.press(ANN.id, 'Weekly prompt');
  expect(body?.task).toMatchObject({ type: 'continue', value: { title: 'Weekly prompt' } });
  expect(seenBy(ANN.id).at(-1)).toMatch(/\n?- Day: Monday \(Monday, .*\n- Time: 09:30\n/);
  expect(seenBy(ANN.id).at(-1)).toContain('[Save]');
  expect(inChannel(BEN.id)).toEqual(shown);
});

test('in the personal chat the form is on the card itself', async () => {
  await teams.acts.say(ANN.id, ROOMS.personal, 'glossary qwertyuiop');
  await teams.acts.press(ANN.id, 'Suggest this word');
  expect(seenBy(ANN.id).at(-1)).toMatch(/- The word: qwertyuiop\n.*\n\[Suggest\]\n\[Back\]$/);
});

test('what is filled in sets the weekly prompt, and the dialog shows the answer', async () => {
  await teams.acts.press(ANN.id, 'Weekly prompt');
  teams.acts.fill(ANN.id, { Day: 'Thursday', Time: '14:05' });
  const received = await teams.acts.press(ANN.id, 'Save');
  expect(received.body?.task).toMatchObject({ type: 'continue' });
  expect(await services.scheduled.get(CHANNEL)).toMatchObject({ weekday: 4, time: '14:05', tenant: `teams:${TENANT}` });
  expect(seenBy(ANN.id).at(-1)).toContain('14:05');
  expect(inChannel(ANN.id)).toHaveLength(1);
  expect(inChannel(BEN.id)).toEqual([expect.stringContaining('[Weekly prompt]')]);
});

test('a dialog that arrives twice does its work once', async () => {
  await teams.acts.press(ANN.id, 'Weekly prompt');
  const submitted = { ...pressing({}), name: 'task/submit', value: { data: { says: 'reflect weekly', ...FILLED } } };
  await Promise.all([teams.deliver(submitted), teams.deliver(submitted)]);
  expect(services.sent).toHaveLength(1);
});

test.each(['task/fetch', 'task/submit'])('what a dialog could not have sent is answered kindly: %s', async (name) => {
  for (const value of [undefined, 'help', {}, { data: { says: '' } }, { data: [] }]) {
    const { status, body } = await teams.deliver({ ...pressing({}), name, value, id: JSON.stringify(value) });
    expect([status, body?.task]).toEqual([200, { type: 'message', value: expect.stringContaining('no longer works') }]);
  }
});

test('a fault while a dialog opens is told in the dialog', async () => {
  Object.assign(services.schedules, { get: () => Promise.reject(new Error('the disk is full')) });
  const { body } = await teams.acts.press(ANN.id, 'Weekly prompt');
  expect(body?.task).toMatchObject({ type: 'message', value: expect.stringMatching(/[0-9A-F]{6}/) });
});

test('everybody is told who did it, by the name that Teams gives', async () => {
  await teams.acts.press(ANN.id, 'Weekly prompt');
  await teams.acts.press(ANN.id, 'Save');
  expect(services.sent).toEqual([
    expect.objectContaining({
      conversation: CHANNEL,
      message: expect.objectContaining({ by: expect.objectContaining({ name: ANN.name }) }),
    }),
  ]);
});

test('a client without Action.Execute has dialogs, too', async () => {
  await teams.acts.submit(ANN.id, 'Weekly prompt');
  teams.acts.fill(ANN.id, { Day: 'Friday' });
  await teams.acts.submit(ANN.id, 'Save');
  expect(await services.scheduled.get(CHANNEL)).toMatchObject({ weekday: 5 });
});

test('a required field that is empty is asked for before anything is sent', async () => {
  await teams.acts.press(ANN.id, 'Weekly prompt');
  teams.acts.fill(ANN.id, { Time: '' });
  await expect(teams.acts.press(ANN.id, 'Save')).rejects.toThrow('“Time”: Please fill in “Time”.');
  expect(await services.scheduled.count()).toBe(0);
});

test('a mistake shows the form again in the dialog, with what was filled in', async () => {
  await teams.acts.press(ANN.id, 'Weekly prompt');
  teams.acts.fill(ANN.id, { Day: 'Friday', Time: 'whenever' });
  await teams.acts.press(ANN.id, 'Save');
  expect(await services.scheduled.count()).toBe(0);
  expect(inChannel(ANN.id)).toHaveLength(1);
  expect(seenBy(ANN.id).at(-1)).toContain('Not set yet');
  expect(seenBy(ANN.id).at(-1)).toContain('- Day: Friday');
});

test('a few words to whoever pressed leave the card where it is', async () => {
  const received = await teams.deliver(pressing({ says: 'more no-such-entry' }));
  expect(received.body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'That entry is no longer here. Please search again.',
  });
});

function pressing(data: object) {
  const post = teams.connector.rooms.seenBy(ANN.id).at(-1);
  return {
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: ANN,
    recipient: { id: '28:practice-compass' },
    conversation: { id: ROOMS.channel, conversationType: 'channel', tenantId: TENANT, isGroup: true },
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'a-press',
    replyToId: post?.id,
    value: { action: { type: 'Action.Execute', verb: 'says', data } },
  };
}
