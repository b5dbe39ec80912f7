import { type TestServices, testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { textFor } from '../../tryout/teams/rooms';
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
const seenBy = (person: string) => teams.connector.rooms.seenBy(person).map((post) => textFor(person, post));

test('a form stands in the thread where it was asked for', () => {
  expect(seenBy(ANN.id).at(-1)).toMatch(/\n- Day: Monday \(Monday, .*\n- Time: 09:30\n/);
  expect(seenBy(ANN.id).at(-1)).toContain('[Save]');
});

test('what is filled in sets the weekly prompt, and the answer takes the form’s place for that person alone', async () => {
  teams.acts.fill(ANN.id, { Day: 'Thursday', Time: '14:05' });
  const received = await teams.acts.press(ANN.id, 'Save');
  expect(received.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
  expect(await services.scheduled.get(CHANNEL)).toMatchObject({ weekday: 4, time: '14:05', tenant: `teams:${TENANT}` });
  expect(seenBy(ANN.id).at(-1)).toContain('14:05');
  expect(seenBy(ANN.id)).toHaveLength(1);
  expect(seenBy(BEN.id).at(-1)).toContain('[Save]');
});

test('everybody is told who did it, by the name that Teams gives', async () => {
  await teams.acts.press(ANN.id, 'Save');
  expect(services.sent).toEqual([
    expect.objectContaining({
      conversation: CHANNEL,
      message: expect.objectContaining({ by: expect.objectContaining({ name: ANN.name }) }),
    }),
  ]);
});

test('a client without Action.Execute sets it too, and is answered in the thread', async () => {
  teams.acts.fill(ANN.id, { Day: 'Friday' });
  await teams.acts.submit(ANN.id, 'Save');
  expect(await services.scheduled.get(CHANNEL)).toMatchObject({ weekday: 5 });
  const [form, answer] = teams.connector.rooms.seenBy(BEN.id);
  expect(answer?.thread).toBe(form?.thread);
});

test('a required field that is empty is asked for before anything is sent', async () => {
  teams.acts.fill(ANN.id, { Time: '' });
  await expect(teams.acts.press(ANN.id, 'Save')).rejects.toThrow('“Time”: Please fill in “Time”.');
  expect(await services.scheduled.count()).toBe(0);
});

test('a mistake shows the form again in its place, with what was filled in', async () => {
  teams.acts.fill(ANN.id, { Day: 'Friday', Time: 'whenever' });
  await teams.acts.press(ANN.id, 'Save');
  expect(await services.scheduled.count()).toBe(0);
  expect(seenBy(ANN.id)).toHaveLength(1);
  expect(seenBy(ANN.id)[0]).toContain('I have set nothing yet');
  expect(seenBy(ANN.id)[0]).toContain('- Day: Friday');
});

test('a few words to whoever pressed leave the card where it is', async () => {
  services.scheduled.clear();
  const received = await teams.deliver({
    ...pressing({ says: 'another 1234' }),
  });
  expect(received.body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Another prompt is in its place now, for everyone here.',
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
