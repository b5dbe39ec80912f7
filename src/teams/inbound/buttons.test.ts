import { testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import type { Json } from '../../tryout/teams/rooms';
import { cardsFor, textFor } from '../../tryout/teams/rooms';

let teams: LocalTeams;

beforeEach(async () => {
  teams = await startLocalTeams(testServices());
});

afterEach(() => teams.leave());

const seenBy = (person: string) => teams.connector.rooms.seenBy(person).map((post) => textFor(person, post));
const SHARE = 'Share with everyone here';
const RELATED = 'Cuckooing';

test('the answer to a button takes the place of the card for the person who pressed, and for nobody else', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
  const received = await teams.acts.press(ANN.id, RELATED);
  expect(received).toMatchObject({
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
  });
  expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^Cuckooing\n/)]);
  expect(seenBy(BEN.id)).toEqual([expect.stringMatching(/^County lines\n/)]);
  expect(teams.connector.calls).toHaveLength(1);
});

test('a client without Action.Execute gets the same answer as a message', async () => {
  await teams.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
  await teams.acts.submit(ANN.id, RELATED);
  expect(seenBy(ANN.id).at(-1)).toMatch(/^Cuckooing\n/);
});

test('in a channel that answer stands in the thread', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
  await teams.acts.submit(ANN.id, RELATED);
  const [first, second] = teams.connector.rooms.seenBy(BEN.id);
  expect(second?.thread).toBe(first?.thread);
});

describe('sharing', () => {
  beforeEach(async () => {
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
    await teams.acts.press(ANN.id, RELATED);
  });

  test('happens once, however often the button is pressed', async () => {
    const press = pressOf(SHARE);
    const received = await Promise.all([1, 2, 3].map((at) => teams.deliver({ ...press, id: `press-${at}` })));
    expect(seenBy(BEN.id)).toHaveLength(2);
    expect(received.filter(({ body }) => String(body?.value).includes('already been shared'))).toHaveLength(2);
  });

  test('works in a client without Action.Execute too, and happens once', async () => {
    await teams.acts.submit(ANN.id, SHARE);
    expect(seenBy(BEN.id).at(-1)).toMatch(/^Shared by Ann Example\nCuckooing\n/);
    await teams.acts.submit(ANN.id, SHARE);
    expect(seenBy(BEN.id).filter((text) => text.startsWith('Shared by'))).toHaveLength(1);
    expect(seenBy(ANN.id).at(-1)).toContain('already been shared');
  });

  test('does not let a name speak for the bot', async () => {
    const press = pressOf(SHARE);
    const from = { ...ANN, name: '[Free](http://evil.example) **x** {{DATE(1)}}' };
    await teams.deliver({ ...press, from });
    const card = JSON.stringify(teams.connector.calls.at(-1)?.body.attachments);
    expect(card).not.toContain('{{');
    expect(card).toContain('"TextRun","text":"Shared by [Free](http');
  });
});

test('a retry of the same press does nothing twice', async () => {
  const services = testServices();
  await teams.leave();
  teams = await startLocalTeams(services);
  await teams.acts.say(ANN.id, ROOMS.personal, 'glossary qwertyuiop');
  await teams.acts.press(ANN.id, 'Suggest this word');
  const press = JSON.parse(
    JSON.stringify(pressOf('Suggest')).replace('"fields":["word"]', '"fields":["word"],"word":"qwertyuiop"'),
  );
  await Promise.all([teams.deliver(press), teams.deliver(press)]);
  expect(services.suggested).toEqual(['qwertyuiop']);
});

test.each([
  ['nothing', undefined],
  ['a text', 'says'],
  ['a list', []],
  ['no line', {}],
  ['an empty line', { says: ' ' }],
  ['a line that is no text', { says: { toString: 'x' } }],
  ['a line far too long', { says: 'x'.repeat(2001) }],
])('a button that holds %s is answered kindly and does nothing', async (_what, data) => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
  const invoke = { ...basics, type: 'invoke', name: 'adaptiveCard/action', id: 'x' };
  const received = await teams.deliver({
    ...invoke,
    value: { action: { type: 'Action.Execute', verb: 'says', data } },
  });
  expect(received).toMatchObject({
    status: 200,
    body: { type: 'application/vnd.microsoft.activity.message', value: expect.stringContaining('no longer works') },
  });
  expect(teams.connector.calls).toEqual([]);
});

test('an old button that arrives as a message is answered too', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal });
  await teams.deliver({ ...basics, type: 'message', id: 'x', value: { something: 'else' } });
  expect(seenBy(ANN.id).at(-1)).toContain('no longer works');
});

test('a button with another verb is not ours', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal });
  const action = { type: 'Action.Execute', verb: 'delete', data: { says: 'help' } };
  const received = await teams.deliver({ ...basics, type: 'invoke', name: 'adaptiveCard/action', value: { action } });
  expect(received.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
});

/** The activity that pressing this button on Ann's newest card would send. */
function pressOf(title: string): Json {
  const post = teams.connector.rooms.seenBy(ANN.id).at(-1);
  if (!post) throw new Error('Ann sees nothing');
  const [, data] =
    new RegExp(`"title":"${title}".*?"data":(\\{[^}]*\\})`).exec(JSON.stringify(cardsFor(ANN.id, post))) ?? [];
  return {
    ...activityBasics(teams.connector, {
      person: ANN.id,
      room: post.room,
      ...(post.thread ? { thread: post.thread } : {}),
    }),
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'the-same-press',
    replyToId: post.id,
    value: { action: { type: 'Action.Execute', verb: 'says', data: JSON.parse(data ?? '{}') } },
  };
}
