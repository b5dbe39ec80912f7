import type { Json } from '../json';
import { BOT_ID, textFor } from './rooms';
import { type LocalConnector, startLocalConnector } from './start';

const ANN = { id: '29:ann', name: 'Ann', aadObjectId: 'a' };
const BEN = { id: '29:ben', name: 'Ben', aadObjectId: 'b' };

let connector: LocalConnector;

beforeEach(async () => {
  connector = await startLocalConnector({ token: 'secret' });
  connector.rooms.addPerson(ANN);
  connector.rooms.addPerson(BEN);
  connector.rooms.addRoom({ id: 'channel', kind: 'channel', members: [ANN.id, BEN.id] });
  connector.rooms.addRoom({ id: 'personal', kind: 'personal', members: [ANN.id] });
});

afterEach(() => connector.close());

async function call(method: string, path: string, body?: unknown, token = 'secret') {
  const response = await fetch(`${connector.serviceUrl}v3/conversations${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as Json,
  };
}

const hello = { type: 'message', text: 'Hello' };
const codeOf = ({ body }: { body: Json }) => (body.error as Json | undefined)?.code;
const texts = (person: string) => connector.rooms.seenBy(person).map(({ activity }) => activity.text);

test('a message is kept, gets an id, and everybody in the room sees it', async () => {
  const heard = connector.nextPost();
  const { status, body } = await call('POST', '/channel/activities', hello);
  expect({ status, id: typeof body.id }).toEqual({ status: 201, id: 'string' });
  expect((await heard).id).toBe(body.id);
  expect([texts(ANN.id), texts(BEN.id)]).toEqual([['Hello'], ['Hello']]);
});

test('an answer stands in the thread of what it answers', async () => {
  const { body } = await call('POST', '/channel/activities', hello);
  await call('POST', `/channel/activities/${body.id}`, hello);
  await call('POST', `/${encodeURIComponent(`channel;messageid=${body.id}`)}/activities`, hello);
  expect(connector.rooms.seenBy(ANN.id).map(({ thread }) => thread)).toEqual([body.id, body.id, body.id]);
});

test('a targeted message is seen by its recipient alone, and only in rooms that others read', async () => {
  const targeted = '/activities?isTargetedActivity=true';
  const toAnn = { ...hello, recipient: { id: ANN.id } };
  expect((await call('POST', `/channel${targeted}`, toAnn)).status).toBe(201);
  expect([texts(ANN.id), texts(BEN.id)]).toEqual([['Hello'], []]);
  expect(codeOf(await call('POST', `/personal${targeted}`, toAnn))).toBe('BadArgument');
  expect(codeOf(await call('POST', `/channel${targeted}`, hello))).toBe('BadArgument');
  expect(codeOf(await call('POST', `/channel${targeted}`, { ...hello, recipient: { id: '29:cy' } }))).toBe(
    'BadArgument',
  );
});

test('a message can be changed and taken away', async () => {
  const { body } = await call('POST', '/personal/activities', hello);
  await call('PUT', `/personal/activities/${body.id}`, { ...hello, text: 'Changed' });
  expect(texts(ANN.id)).toEqual(['Changed']);
  await call('DELETE', `/personal/activities/${body.id}`);
  expect(texts(ANN.id)).toEqual([]);
  expect(codeOf(await call('DELETE', `/personal/activities/${body.id}`))).toBe('ActivityNotFoundInConversation');
});

test('a personal chat is opened once for each person', async () => {
  const members = (person: string) => ({ isGroup: false, bot: { id: BOT_ID }, members: [{ id: person }] });
  expect((await call('POST', '', members(ANN.id))).body).toEqual({ id: 'personal' });
  const { body } = await call('POST', '', members(BEN.id));
  expect((await call('POST', '', members(BEN.id))).body).toEqual(body);
  expect((await call('POST', '', members('29:nobody'))).status).toBe(400);
});

test('a personal chat is opened by object id too', async () => {
  const byObjectId = { isGroup: false, bot: { id: BOT_ID }, members: [{ id: ANN.aadObjectId }] };
  expect((await call('POST', '', byObjectId)).body).toEqual({ id: 'personal' });
});

test('where the bot was taken out, nothing is taken from it', async () => {
  connector.rooms.removeBot('channel');
  connector.rooms.removeBot('personal');
  const refused = await call('POST', '/channel/activities', hello);
  expect({ status: refused.status, code: codeOf(refused) }).toEqual({
    status: 403,
    code: 'BotNotInConversationRoster',
  });
  const members = { isGroup: false, bot: { id: BOT_ID }, members: [{ id: ANN.id }] };
  expect(codeOf(await call('POST', '', members))).toBe('ForbiddenOperationException');
  connector.rooms.addBot('channel');
  expect((await call('POST', '/channel/activities', hello)).status).toBe(201);
});

test('a change is seen by everybody, also by who has seen another card in its place', async () => {
  const { body } = await call('POST', '/channel/activities', hello);
  const post = connector.rooms.find('channel', String(body.id));
  if (!post) throw new Error('not posted');
  connector.rooms.showTo(ANN.id, post, { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Only Ann' }] });
  await call('PUT', `/channel/activities/${body.id}`, { ...hello, text: 'Changed' });
  expect(textFor(ANN.id, post)).toBe('Changed');
});

test('members are told by id or object id', async () => {
  expect((await call('GET', '/channel/members')).body).toEqual([ANN, BEN]);
  expect((await call('GET', `/channel/members/${BEN.aadObjectId}`)).body).toEqual(BEN);
  expect((await call('GET', '/channel/members/nobody')).status).toBe(404);
});

test.each([
  ['an unknown conversation', '/nowhere/activities', hello, 404, 'ConversationNotFound'],
  ['a body that is no JSON', '/channel/activities', '{', 400, 'BadSyntax'],
  ['a body without a type', '/channel/activities', { text: 'x' }, 400, 'BadSyntax'],
  ['an empty message', '/channel/activities', { type: 'message' }, 400, 'BadArgument'],
  ['a message over 100 KB', '/channel/activities', { ...hello, text: 'x'.repeat(52_000) }, 413, 'MessageSizeTooBig'],
  ['a card of a newer version', '/channel/activities', withCard({ version: '1.6', body: [] }), 400, 'BadArgument'],
  ['an unknown element', '/channel/activities', withCard({ body: [{ type: 'Blink' }] }), 400, 'BadArgument'],
  [
    'seven actions',
    '/channel/activities',
    withCard({ actions: Array(7).fill({ type: 'Action.Submit', title: 'x' }) }),
    400,
    'BadArgument',
  ],
  [
    'a field without a label',
    '/channel/activities',
    withCard({ body: [{ type: 'Input.Time', id: 'a' }] }),
    400,
    'BadArgument',
  ],
])('%s is refused', async (_what, path, body, status, code) => {
  const refused = await call('POST', path, body);
  expect({ status: refused.status, code: codeOf(refused) }).toEqual({ status, code });
  expect(texts(ANN.id)).toEqual([]);
});

test('a call without the bot’s token is refused', async () => {
  expect((await call('POST', '/channel/activities', hello, 'another')).status).toBe(401);
});

test('faults come as ordered, each once', async () => {
  connector.failNext({ status: 429, retryAfter: 2 }, { status: 500 });
  expect(await call('POST', '/channel/activities', hello)).toMatchObject({ status: 429, retryAfter: '2' });
  expect((await call('POST', '/channel/activities', hello)).status).toBe(500);
  expect((await call('POST', '/channel/activities', hello)).status).toBe(201);
  expect(connector.calls).toHaveLength(3);
});

test('a connection breaks before anything is done, or after', async () => {
  connector.failNext('reset', 'lost');
  await expect(call('POST', '/channel/activities', hello)).rejects.toThrow();
  expect(texts(ANN.id)).toEqual([]);
  await expect(call('POST', '/channel/activities', hello)).rejects.toThrow();
  expect(texts(ANN.id)).toEqual(['Hello']);
});

test('more than Teams takes is refused where that is asked for, for each conversation apart', async () => {
  let now = 0;
  const strict = await startLocalConnector({ throttledBy: () => now });
  for (const id of ['one', 'two']) strict.rooms.addRoom({ id, kind: 'groupChat', members: [ANN.id] });
  const post = (room: string) =>
    fetch(`${strict.serviceUrl}v3/conversations/${room}/activities`, { method: 'POST', body: JSON.stringify(hello) });
  const statuses = async (room: string, times: number) => {
    const all: number[] = [];
    for (let at = 0; at < times; at++) all.push((await post(room)).status);
    return all;
  };
  expect(await statuses('one', 8)).toEqual([...Array(7).fill(201), 429]);
  expect((await post('one')).headers.get('retry-after')).toBe('1');
  expect(await statuses('two', 1)).toEqual([201]);
  now = 1000;
  expect(await statuses('one', 2)).toEqual([201, 429]);
  now = 2000;
  expect(await statuses('one', 1)).toEqual([201]);
  await strict.close();
});

function withCard(card: Json): Json {
  const content = { type: 'AdaptiveCard', version: '1.5', ...card };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}
