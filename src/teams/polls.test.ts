import type { Face } from '../face';
import { messengerOf } from '../messenger-of';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../testing/local-teams';
import { type TestServices, testServices } from '../testing/services';
import { activityBasics } from '../tryout/teams/activities';
import { actionsOf, inputsOf } from '../tryout/teams/card-text';
import { cardsFor, type Json, type Post, textFor } from '../tryout/teams/rooms';
import { TENANT } from '../tryout/teams/start';

const EVA = {
  id: '29:eva',
  name: 'Eva Partner',
  aadObjectId: '33333333-0000-4000-8000-00000000000e',
  tenantId: '99999999-0000-4000-8000-00000000000f',
  userRole: 'guest',
} as const;
const AT = { tenant: `teams:${TENANT}`, conversation: `teams:${TENANT}:${ROOMS.channel}` };

let services: TestServices;
let keys: string[];
let teams: LocalTeams;
let poll: Post;
let id: string;

beforeEach(async () => {
  keys = [];
  await start();
  ({ poll, id } = await posted('poll "Is it Friday?" "Yes" "No" "Nearly" open'));
});
afterEach(async () => {
  await services.polling.stop();
  await teams.leave();
});

async function start(settings: Parameters<typeof startLocalTeams>[1] = {}): Promise<void> {
  const faces: { teams?: Face } = {};
  services = testServices({ messenger: messengerOf(faces), firstTime: async (key) => keys.push(key) > 0 });
  teams = await startLocalTeams(services, settings);
  faces.teams = teams.face;
  const { rooms } = teams.connector;
  rooms.addPerson(EVA);
  rooms.addRoom({ id: ROOMS.channel, kind: 'channel', members: [ANN.id, BEN.id, EVA.id] });
}

async function posted(line: string, room: string = ROOMS.channel, thread?: string, label = 'Post here') {
  await teams.acts.mention(ANN.id, room, line, thread);
  await teams.acts.press(ANN.id, label);
  const all = teams.connector.rooms.seenBy(BEN.id);
  const card = all.find((post) => actionOf(BEN.id, post, 'Yes'));
  const { data } = (card && actionOf(BEN.id, card, 'Yes')) ?? {};
  if (!card || !data) throw new Error('No poll was posted');
  return { poll: card, id: (data as { says: string }).says.split(' ')[1] ?? '' };
}

const actionOf = (person: string, post: Post, title: string) =>
  cardsFor(person, post)
    .flatMap(actionsOf)
    .find((one) => one.title === title) as Json | undefined;

/** What sending this line from the card would send. */
const pressOf = (person: string, says: string, more: Json = {}): Json => ({
  ...activityBasics(teams.connector, {
    person,
    room: poll.room,
    ...(poll.thread ? { thread: poll.thread } : {}),
  }),
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: `f:${says}`,
  replyToId: poll.id,
  value: { action: { type: 'Action.Execute', verb: 'says', data: { says } } },
  ...more,
});
const pollAsSeenBy = (person: string) => textFor(person, poll);

/** What is counted when the poll closes. */
async function counts(): Promise<number[]> {
  await services.polling.close(id, AT);
  const result = (await services.polls.find(id, AT))?.result;
  return result && 'shares' in result ? result.shares.map(({ words }) => Number(words.split(' ')[0])) : [];
}

describe('the answer to a vote', () => {
  test('takes the place of the card for the voter alone: what is kept, every answer in its place, and a way back', async () => {
    const before = pollAsSeenBy(ANN.id);
    await teams.acts.press(BEN.id, 'No');
    expect(pollAsSeenBy(BEN.id)).toContain('Your answer: “No”');
    expect(pollAsSeenBy(BEN.id)).toMatch(/\[Yes\] \[No\] \[Nearly\][\s\S]*\[Withdraw my vote\]/);
    expect(pollAsSeenBy(ANN.id)).toBe(before);
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('changes with every press, in one place', async () => {
    const seen = () => teams.connector.rooms.seenBy(BEN.id).length;
    const before = seen();
    for (const title of ['No', 'Nearly', 'Withdraw my vote', 'Yes']) await teams.acts.press(BEN.id, title);
    expect(pollAsSeenBy(BEN.id)).toContain('Your answer: “Yes”');
    expect(seen()).toBe(before);
    expect(await counts()).toEqual([1, 0, 0]);
  });

  test('gives way to the result, which everybody sees', async () => {
    await teams.acts.press(BEN.id, 'No');
    await services.polling.close(id, AT);
    expect(pollAsSeenBy(BEN.id)).toBe(pollAsSeenBy(ANN.id));
    expect(pollAsSeenBy(BEN.id)).toContain('No: 1 of 1');
  });
});

describe('a vote', () => {
  test('counts once, however often and from wherever it is sent', async () => {
    const press = pressOf(BEN.id, `vote ${id} 0`);
    await Promise.all([press, press, { ...press, id: 'f:other-device' }].map(teams.deliver));
    expect(await counts()).toEqual([1, 0, 0]);
  });

  test('of a guest, and of a member of another organisation, counts once in the tenant of the channel', async () => {
    await teams.acts.press(EVA.id, 'No');
    const from = { ...EVA, id: '29:another-session' };
    await teams.deliver(pressOf(EVA.id, `vote ${id} 0`, { from }));
    expect(await counts()).toEqual([1, 0, 0]);
  });

  test('leaves nothing behind that says who pressed, or when', async () => {
    const before = [...keys];
    await teams.acts.press(EVA.id, 'No');
    await teams.acts.press(EVA.id, 'Withdraw my vote');
    expect(keys).toEqual(before);
    expect(JSON.stringify([...services.addressed])).not.toMatch(/eva|00000000000e/);
  });

  test('that cannot be kept is answered with a reference', async () => {
    const broken = { vote: () => Promise.reject(new Error('the disk is full')) };
    Object.assign(services, { polls: Object.assign(Object.create(services.polls), broken) });
    const { body } = await teams.acts.press(BEN.id, 'Yes');
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(String(body?.value)).toMatch(/[0-9A-F]{6}/);
    expect(pollAsSeenBy(BEN.id)).toBe(pollAsSeenBy(ANN.id));
  });
});

describe('in a client that does not know Action.Execute', () => {
  const inChannel = () =>
    teams.connector.rooms
      .seenBy(ANN.id)
      .filter(({ room }) => room === ROOMS.channel)
      .map((post) => textFor(ANN.id, post))
      .join('\n');

  test('what is kept is said in the personal chat, and never in the channel', async () => {
    await teams.acts.submit(BEN.id, 'No');
    expect(inChannel()).not.toContain('Your answer');
    const own = teams.connector.rooms.seenBy(BEN.id).at(-1);
    expect(own && [own.room === ROOMS.channel, textFor(BEN.id, own)]).toEqual([
      false,
      expect.stringContaining('Your answer: “No”'),
    ]);
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('where there is no personal chat, nothing of it is shown', async () => {
    teams.connector.failNext({ status: 403, code: 'ForbiddenOperationException' });
    await teams.acts.submit(BEN.id, 'No');
    expect(inChannel()).toContain('I have that.');
    expect(inChannel()).not.toMatch(/Your answer|“No”/);
    expect(await counts()).toEqual([0, 1, 0]);
  });

  test('where the tenant has messages for one person, it is one of those', async () => {
    await teams.leave();
    await start({ targetedMessages: true });
    ({ poll, id } = await posted('poll "Is it Friday?" "Yes" "No" "Nearly" open'));
    await teams.acts.submit(BEN.id, 'No');
    expect(teams.connector.rooms.seenBy(BEN.id).at(-1)).toMatchObject({ room: ROOMS.channel, onlyFor: BEN.id });
    expect(inChannel()).not.toContain('Your answer');
  });
});

describe('a button in the wrong place is refused in words, and nothing is counted:', () => {
  test.each<[string, (of: string) => [says: string, more: Json], string]>([
    ['an answer that there is not', (of) => [`vote ${of} 3`, {}], 'no such answer'],
    ['an answer below nothing', (of) => [`vote ${of} -1`, {}], 'I cannot find that poll here'],
    ['a poll that there is not', () => ['vote abcdefghijklmnopqrstuvwx 0', {}], 'I cannot find that poll here'],
    [
      'one from another chat',
      (of) => [
        `vote ${of} 0`,
        { conversation: { id: ROOMS.group, conversationType: 'groupChat', isGroup: true, tenantId: TENANT } },
      ],
      'I cannot find that poll here',
    ],
    [
      'one from another tenant',
      (of) => [
        `vote ${of} 0`,
        {
          channelData: { tenant: { id: 'another' } },
          conversation: { id: ROOMS.channel, conversationType: 'channel', isGroup: true, tenantId: 'another' },
        },
      ],
      'I cannot find that poll here',
    ],
  ])('%s', async (_what, press, says) => {
    const { body } = await teams.deliver(pressOf(BEN.id, ...press(id)));
    expect(body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining(says),
    });
    expect(await counts()).toEqual([0, 0, 0]);
  });

  test('one of a poll that has closed', async () => {
    const press = pressOf(BEN.id, `vote ${id} 0`);
    await services.polling.close(id, AT);
    expect((await teams.deliver(press)).body?.value).toContain('has closed');
  });
});

describe('where a poll is made', () => {
  test('by a new post, it is a post of its own', () => {
    expect(poll.thread).toBe(poll.id);
  });

  test('in a thread, it stands in that thread, and is closed there', async () => {
    const root = teams.connector.rooms.post({ room: ROOMS.channel, from: BEN.id, activity: { text: 'A question' } });
    await services.polling.remove(id, AT);
    const made = await posted('poll "Shall we stop?" "Yes" "No"', ROOMS.channel, root.id, 'Post in this thread');
    expect(made.poll.thread).toBe(root.id);
    await services.polling.close(made.id, AT);
    expect(textFor(BEN.id, made.poll)).toContain('Shall we stop?');
    expect(actionOf(BEN.id, made.poll, 'Yes')).toBeUndefined();
  });

  test('in a meeting’s chat, it stands there', async () => {
    await services.polling.remove(id, AT);
    const made = await posted('poll "Shall we stop?" "Yes" "No"', ROOMS.meeting);
    expect(made.poll.room).toBe(ROOMS.meeting);
  });
});

test('the form’s answers, one a line, arrive as they were typed', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'poll');
  const form = teams.connector.rooms.seenBy(ANN.id).at(-1);
  if (!form) throw new Error('No form is open');
  const [card = {}] = cardsFor(ANN.id, form);
  const lines = inputsOf(card).find(({ isMultiline }) => isMultiline === true);
  const typed = 'Monday\r\nTuesday\n\n“Wednesday” – or not';
  teams.acts.fill(ANN.id, { Question: 'Which day?', [String(lines?.label)]: typed });
  const submit = actionsOf(card).find(({ data }) => Object.hasOwn((data as object | undefined) ?? {}, 'fields'));
  await teams.acts.press(ANN.id, String(submit?.title));
  expect(textFor(ANN.id, form)).toMatch(/• Monday\n• Tuesday\n• “Wednesday” – or not/);
});
