import { testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { actionsOf } from '../../tryout/teams/card-text';
import type { Json } from '../../tryout/teams/rooms';
import { cardsFor, textFor } from '../../tryout/teams/rooms';

let teams: LocalTeams;

beforeEach(async () => {
  teams = await startLocalTeams(testServices());
});

afterEach(() => teams.leave());

const seenBy = (person: string) => teams.connector.rooms.seenBy(person).map((post) => textFor(person, post));
const inRoom = (person: string, room: string) =>
  teams.connector.rooms
    .seenBy(person)
    .filter((post) => post.room === room)
    .map((post) => textFor(person, post));
const SHARE = 'Share with everyone here';
const RELATED = 'County lines';
/** Related entries stand behind “More”, which the card unfolds by itself. */
async function pressBehindMore(title: string) {
  await teams.acts.press(ANN.id, 'More');
  return teams.acts.press(ANN.id, title);
}

describe('a press on a post that others see', () => {
  const received = () => pressBehindMore(RELATED);
  const told = async () => (await received()).body;

  beforeEach(async () => {
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary cuckooing');
  });

  test('leaves the post as it is for everybody, and answers in the chat of whoever pressed', async () => {
    expect(await told()).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Sent to you in our chat.',
    });
    expect(inRoom(ANN.id, ROOMS.channel)).toEqual([expect.stringMatching(/^Cuckooing\n/), 'Sent to you in our chat.']);
    expect(inRoom(BEN.id, ROOMS.channel)).toEqual([expect.stringMatching(/^Cuckooing\n/)]);
    expect(inRoom(ANN.id, ROOMS.personal)).toEqual([expect.stringMatching(/^County lines\n/)]);
  });

  test('does so in a group’s and a meeting’s chat, too', async () => {
    for (const room of [ROOMS.group, ROOMS.meeting]) {
      await teams.acts.mention(ANN.id, room, 'glossary cuckooing');
      await received();
      expect(inRoom(ANN.id, room)[0]).toMatch(/^Cuckooing\n/);
    }
    expect(inRoom(ANN.id, ROOMS.personal)).toHaveLength(2);
  });

  test('is answered where it was pressed if there can be no chat, for everybody', async () => {
    teams.connector.failNext({ status: 403, code: 'ForbiddenOperationException' });
    expect((await told())?.value).toBe('I have answered in this conversation.');
    expect(inRoom(BEN.id, ROOMS.channel)).toEqual([
      expect.stringMatching(/^Cuckooing\n/),
      expect.stringMatching(/^County lines\n/),
    ]);
  });

  test('is answered with a reference if the chat has a fault, and nobody else sees anything', async () => {
    teams.connector.failNext({ status: 500 });
    expect(String((await told())?.value)).toMatch(/[0-9A-F]{6}/);
    expect(inRoom(BEN.id, ROOMS.channel)).toHaveLength(1);
  });

  test('a button that says of itself that the card is private can only change what its own presser sees', async () => {
    const forged = { says: 'glossary county lines', context: { alone: true } };
    const action = { type: 'Action.Execute', verb: 'says', data: forged };
    await teams.deliver({ ...pressOf(RELATED), value: { action } });
    expect(inRoom(BEN.id, ROOMS.channel)).toEqual([expect.stringMatching(/^Cuckooing\n/)]);
  });
});

describe('where the tenant has targeted messages', () => {
  beforeEach(async () => {
    await teams.leave();
    teams = await startLocalTeams(testServices(), { targetedMessages: true });
  });

  test('the answer to a press on a post that others see is one, beside the post', async () => {
    await teams.acts.install(BEN.id, ROOMS.channel);
    await teams.acts.press(ANN.id, 'A to Z');
    const [hello, answer] = teams.connector.rooms.seenBy(ANN.id);
    expect(hello && textFor(ANN.id, hello)).toMatch(/^Hello/);
    expect(answer).toMatchObject({ room: ROOMS.channel, onlyFor: ANN.id, thread: hello?.thread });
    expect(seenBy(BEN.id)).toEqual([expect.stringMatching(/^Hello/)]);
  });

  test('an answer may take the place of a targeted message, and leads back', async () => {
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary cuckooing');
    await pressBehindMore(RELATED);
    expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^County lines\n[\s\S]*\[Back\]/)]);
    await teams.acts.press(ANN.id, 'Back');
    expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^Cuckooing\n/)]);
    expect(seenBy(BEN.id)).toEqual([]);
  });
});

describe('in the personal chat', () => {
  beforeEach(async () => {
    await teams.acts.say(ANN.id, ROOMS.personal, 'cuckooing');
  });

  test('the answer to a button takes the place of the card', async () => {
    const received = await pressBehindMore(RELATED);
    expect(received).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
    });
    expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^County lines\n/)]);
  });

  test('“Back” brings back the card before, step by step, and the first card has none', async () => {
    expect(seenBy(ANN.id)[0]).not.toContain('[Back]');
    await pressBehindMore(RELATED);
    await pressBehindMore('Child criminal exploitation');
    await teams.acts.press(ANN.id, 'Back');
    expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^County lines\n[\s\S]*\[Back\]/)]);
    await teams.acts.press(ANN.id, 'Back');
    expect(seenBy(ANN.id)[0]).toMatch(/^Cuckooing\n/);
    expect(seenBy(ANN.id)[0]).not.toContain('[Back]');
  });

  test('“Back” stands above the closing line, and in the plain text', async () => {
    const { body } = await pressBehindMore(RELATED);
    expect(body?.value).toMatchObject({ fallbackText: expect.stringContaining('(Back)') });
    expect(seenBy(ANN.id)[0]).toMatch(/\[Back\]\n.*For learning, not for reporting/);
  });

  test.each([
    ['that does something', ['poll-drop all']],
    ['that votes', ['vote aaaaaaaaaaaaaaaaaaaaaaaa 0']],
    ['that shares', ['share county-lines']],
    ['far too long', [`glossary ${'x'.repeat(200)}`]],
    ['that is no text', [7]],
    ['of too many', Array(9).fill('help')],
  ])('“Back” never leads to a line %s, whatever a button carries', async (_what, from) => {
    const data = { says: 'glossary county lines', context: { from } };
    const { body } = await teams.deliver({ ...pressOf(RELATED), value: { action: { verb: 'says', data } } });
    expect(body?.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(body)).not.toContain('"title":"Back"');
  });
});

test('a client without Action.Execute gets the same answer as a message', async () => {
  await teams.acts.say(ANN.id, ROOMS.personal, 'glossary cuckooing');
  await teams.acts.press(ANN.id, 'More');
  await teams.acts.submit(ANN.id, RELATED);
  expect(seenBy(ANN.id).at(-1)).toMatch(/^County lines\n/);
});

test('in a channel that answer stands in the thread', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary cuckooing');
  await teams.acts.press(ANN.id, 'More');
  await teams.acts.submit(ANN.id, RELATED);
  const [first, second] = teams.connector.rooms.seenBy(BEN.id);
  expect(second?.thread).toBe(first?.thread);
});

describe('sharing', () => {
  beforeEach(async () => {
    await teams.acts.slash(ANN.id, ROOMS.channel, '/glossary county lines');
  });

  test('leaves a card that says so, without the button', async () => {
    await teams.acts.press(ANN.id, SHARE);
    expect(seenBy(ANN.id).at(-1)).toMatch(/You have shared this with everyone here/);
    expect(seenBy(ANN.id).at(-1)).not.toContain(`[${SHARE}]`);
  });

  test('happens once, however often the button is pressed', async () => {
    const press = pressOf(SHARE);
    const received = await Promise.all([1, 2, 3].map((at) => teams.deliver({ ...press, id: `press-${at}` })));
    expect(seenBy(BEN.id)).toHaveLength(1);
    expect(received.filter(({ body }) => String(body?.value).includes('already been pressed'))).toHaveLength(2);
  });

  test('works in a client without Action.Execute too, and happens once', async () => {
    await teams.acts.submit(ANN.id, SHARE);
    expect(seenBy(BEN.id).at(-1)).toMatch(/^Shared by Ann Example\nCounty lines\n/);
    await teams.acts.submit(ANN.id, SHARE);
    expect(seenBy(BEN.id).filter((text) => text.startsWith('Shared by'))).toHaveLength(1);
    expect(seenBy(ANN.id).at(-1)).toContain('already been pressed');
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
  const action = cardsFor(ANN.id, post)
    .flatMap(actionsOf)
    .find((one) => one.title === title);
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
    value: { action: { type: 'Action.Execute', verb: 'says', data: action?.data } },
  };
}
