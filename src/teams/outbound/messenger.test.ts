import type { Message } from '../../message';
import { DeliveryError, type DeliveryFailure } from '../../messenger';
import { unheard } from '../../testing/reflecting';
import { type TestServices, testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startKnownTeams, startLocalTeams } from '../../testing/teams/local-teams';
import { textFor } from '../../tryout/teams/rooms';
import { type Fault, TENANT } from '../../tryout/teams/start';

let services: TestServices;
let teams: LocalTeams;

beforeEach(async () => {
  services = testServices();
  teams = await startKnownTeams(services);
});

afterEach(() => teams.leave());

const tenant = `teams:${TENANT}` as const;
const CHANNEL = `${tenant}:${ROOMS.channel}` as const;
const GROUP = `${tenant}:${ROOMS.group}` as const;
const PERSON = `${tenant}:${ANN.aadObjectId}` as const;

const saying = (text: string): Message => ({ audience: 'conversation', blocks: [{ kind: 'text', text }] });
const newest = (person: string) => teams.connector.rooms.seenBy(person).at(-1);
const newestText = (person: string) => {
  const post = newest(person);
  return post && textFor(person, post);
};

/** Why it was not sent, and how many calls that took. */
async function refusalOf(work: () => Promise<unknown>) {
  const before = teams.connector.calls.length;
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`not a DeliveryError: ${error}`);
  return { why: error.why, waitMs: error.retryAfterMs, calls: teams.connector.calls.length - before };
}

test('in a thread of a channel it is an answer there, and can be changed there', async () => {
  const root = teams.connector.rooms.post({ room: ROOMS.channel, from: BEN.id, activity: { text: 'A question' } });
  const id = await teams.adapter.messenger.send(CHANNEL, saying('A poll'), { thread: root.id });
  expect(newest(BEN.id)).toMatchObject({ id, thread: root.id });
  await teams.adapter.messenger.replace(CHANNEL, id, saying('Its result'));
  expect(newestText(BEN.id)).toBe('Its result');
});

test('a chat has no threads', async () => {
  await teams.adapter.messenger.send(GROUP, saying('A poll'), { thread: '1700000000001' });
  expect(newestText(BEN.id)).toBe('A poll');
  expect(newest(BEN.id)?.thread).toBeUndefined();
});

test('in a channel it is a post of its own, that everybody sees, with the bot’s own token', async () => {
  const id = await teams.adapter.messenger.send(CHANNEL, saying('The prompt of this week'));
  expect(newestText(BEN.id)).toBe('The prompt of this week');
  expect(newest(BEN.id)).toMatchObject({ id, thread: id });
  expect(teams.connector.calls.at(-1)).toMatchObject({
    method: 'POST',
    path: [ROOMS.channel, 'activities'],
    authorization: 'Bearer the-bots-own-token',
  });
});

test('who did what is said in front', async () => {
  const by = { did: 'Weekly prompt set', person: PERSON, name: ANN.name };
  await teams.adapter.messenger.send(GROUP, { ...saying('Every Monday'), by });
  expect(newestText(BEN.id)).toBe('Weekly prompt set by Ann Example\nEvery Monday');
});

test('what was posted can be replaced, for everybody', async () => {
  const id = await teams.adapter.messenger.send(CHANNEL, saying('The first prompt'));
  await teams.adapter.messenger.replace(CHANNEL, id, saying('Another prompt'));
  expect(newest(BEN.id)?.id).toBe(id);
  expect(newestText(BEN.id)).toBe('Another prompt');
});

test('one person is told in the personal chat, which is opened where there is none', async () => {
  await teams.acts.mention(BEN.id, ROOMS.group, 'help');
  await teams.adapter.messenger.sendDirect(`${tenant}:${BEN.aadObjectId}`, saying('Only for you'));
  expect(newestText(BEN.id)).toBe('Only for you');
  expect(newestText(ANN.id)).not.toBe('Only for you');
  expect(teams.connector.calls.find(({ path }) => path.length === 0)?.body).toMatchObject({
    members: [{ id: BEN.id }],
    tenantId: TENANT,
    channelData: { tenant: { id: TENANT } },
  });
  await teams.adapter.messenger.sendDirect(PERSON, saying('Only for Ann'));
  expect(newest(ANN.id)?.room).toBe(ROOMS.personal);
});

test.each([
  ['a channel nobody spoke in', () => teams.adapter.messenger.send(`${tenant}:19:other@thread.tacv2`, saying('x'))],
  ['somebody who never wrote', () => teams.adapter.messenger.sendDirect(`${tenant}:${BEN.aadObjectId}`, saying('x'))],
  ['a person in the place of a conversation', () => teams.adapter.messenger.send(PERSON, saying('x'))],
  ['a conversation in the place of a person', () => teams.adapter.messenger.sendDirect(CHANNEL, saying('x'))],
])('%s cannot be spoken to', async (_what, work) => {
  expect(await refusalOf(work)).toEqual({ why: 'removed', calls: 0 });
});

const faults: [string, Fault, DeliveryFailure, number | undefined][] = [
  ['429 with Retry-After', { status: 429, code: 'Throttled', retryAfter: 7 }, 'busy', 7000],
  ['429 without it', { status: 429 }, 'busy', undefined],
  ['412', { status: 412, code: 'PreconditionFailed' }, 'down', undefined],
  ['500', { status: 500, code: 'ServiceError' }, 'unclear', undefined],
  ['502', { status: 502 }, 'unclear', undefined],
  ['503 without Retry-After', { status: 503 }, 'unclear', undefined],
  ['503 with Retry-After', { status: 503, retryAfter: 20 }, 'down', 20_000],
  ['504', { status: 504 }, 'unclear', undefined],
  ['a connection that breaks', 'reset', 'unclear', undefined],
  ['a connection that breaks when it is posted', 'lost', 'unclear', undefined],
  ['a page of a proxy', { status: 200, body: '<html>Please log in</html>' }, 'unclear', undefined],
  ['nothing at all', { status: 200, body: '' }, 'unclear', undefined],
  ['no id', { status: 201, body: '{}' }, 'unclear', undefined],
  ['no answer in time', 'hang', 'unclear', undefined],
  ['403 BotNotInConversationRoster', { status: 403, code: 'BotNotInConversationRoster' }, 'removed', undefined],
  ['404 BotNotInConversationRoster', { status: 404, code: 'BotNotInConversationRoster' }, 'removed', undefined],
  ['403 ConversationBlockedByUser', { status: 403, code: 'ConversationBlockedByUser' }, 'removed', undefined],
  ['403 of a kind nobody knows', { status: 403, code: 'SomethingNew' }, 'removed', undefined],
  ['403 BotDisabledByAdmin', { status: 403, code: 'BotDisabledByAdmin' }, 'unauthorised', undefined],
  ['403 InvalidBotApiHost', { status: 403, code: 'InvalidBotApiHost' }, 'refused', undefined],
  ['401', { status: 401, code: 'BotNotRegistered' }, 'unauthorised', undefined],
  ['404 ConversationNotFound', { status: 404, code: 'ConversationNotFound' }, 'gone', undefined],
  ['400', { status: 400, code: 'BadArgument' }, 'refused', undefined],
  ['a refusal in HTML', { status: 403, body: '<html>No</html>' }, 'removed', undefined],
  ['413', { status: 413, code: 'MessageSizeTooBig' }, 'refused', undefined],
  ['a redirection', { status: 307 }, 'refused', undefined],
];

describe.each(faults)('when Teams answers with %s', (_what, fault, why, waitMs) => {
  test('a message is tried once, and the reason is told', async () => {
    teams.connector.failNext(fault);
    expect(await refusalOf(() => teams.adapter.messenger.send(CHANNEL, saying('x')))).toEqual({
      why,
      waitMs,
      calls: 1,
    });
    teams.connector.letGo();
  });
});

test.each<[string, Fault, DeliveryFailure]>([
  ['500', { status: 500 }, 'unclear'],
  ['404 ActivityNotFoundInConversation', { status: 404, code: 'ActivityNotFoundInConversation' }, 'gone'],
  ['a connection that breaks', 'reset', 'unclear'],
])('a replacement that meets %s is tried once too', async (_what, fault, why) => {
  const id = await teams.adapter.messenger.send(CHANNEL, saying('The first prompt'));
  teams.connector.failNext(fault);
  const refused = await refusalOf(() => teams.adapter.messenger.replace(CHANNEL, id, saying('x')));
  expect(refused).toMatchObject({ why, calls: 1 });
});

test('a personal chat that may not be opened is a place without the bot', async () => {
  teams.connector.rooms.removeBot(ROOMS.personal);
  expect(await refusalOf(() => teams.adapter.messenger.sendDirect(PERSON, saying('x')))).toMatchObject({
    why: 'removed',
  });
});

test('a service that cannot be reached is down: nothing was posted', async () => {
  const elsewhere = {
    version: 1,
    serviceUrl: 'http://127.0.0.1:9/',
    bot: '28:b',
    to: { kind: 'channel', conversation: 'c' },
  };
  await services.conversationReferences.remember('teams:t:c', 'teams:t', JSON.stringify(elsewhere));
  expect(await refusalOf(() => teams.adapter.messenger.send('teams:t:c', saying('x')))).toEqual({
    why: 'down',
    calls: 0,
  });
});

test('a database that cannot be read is no reason to give up', async () => {
  const find = () => Promise.reject(new Error('the database is gone'));
  const other = await startLocalTeams(
    testServices({ conversationReferences: { ...services.conversationReferences, find } }),
  );
  await expect(other.adapter.messenger.send(CHANNEL, saying('x'))).rejects.toMatchObject({
    why: 'down',
    retryable: true,
  });
  await other.leave();
});

test.each([
  'not JSON',
  '{}',
  JSON.stringify({
    version: 2,
    serviceUrl: 'http://127.0.0.1:9/',
    bot: 'b',
    to: { kind: 'channel', conversation: 'c' },
  }),
  JSON.stringify({
    version: 1,
    serviceUrl: 'https://evil.example/',
    bot: 'b',
    to: { kind: 'channel', conversation: 'c' },
  }),
])('a note that is not the adapter’s own sends nothing anywhere: %s', async (note) => {
  await services.conversationReferences.remember('teams:t:c', 'teams:t', note);
  expect(await refusalOf(() => teams.adapter.messenger.send('teams:t:c', saying('x')))).toEqual({
    why: 'removed',
    calls: 0,
  });
});

test('nothing of what is said unasked is logged', async () => {
  teams.connector.failNext({ status: 500 });
  await refusalOf(() => teams.adapter.messenger.send(CHANNEL, saying('a very private worry')));
  expect(services.logged.join('\n')).not.toContain('worry');
});

test('setting a weekly prompt where the bot is no member says how to add it', async () => {
  Object.assign(services.messenger, unheard('removed').messenger);
  await teams.acts.mention(ANN.id, ROOMS.channel, 'reflect weekly monday 09:30');
  expect(newestText(ANN.id)).toContain('Please add the Practice Compass app to it');
  expect(await services.scheduled.count()).toBe(0);
});
