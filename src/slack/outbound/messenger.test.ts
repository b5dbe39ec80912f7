import { webApi } from '@slack/bolt';
import pino from 'pino';
import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError, type DeliveryFailure } from '../../messenger';
import { testServices } from '../../testing/services';
import { slackWithBot } from '../../testing/slack/slack-person';
import { readable } from '../../tryout/slack/readable';
import { type Fault, type LocalSlack, startLocalSlack } from '../../tryout/slack/start';
import { boltLog, clientOptions } from './client';
import { createMessenger } from './messenger';
import { createPresenters } from './presenter';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const TEAM = 'slack:T0TEAM:C0TEAM';

const saying = (text: string): Message => ({ audience: 'conversation', blocks: [{ kind: 'text', text }] });
const PROMPT = saying('What went well?');

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack();
});
afterEach(() => slack.stop());

const log = pino({ level: 'silent' });
const logger = boltLog(log);
const presenterOf = createPresenters(() => new Date(), log);

const messengerOf = (apiUrl = slack.apiUrl, timeout = 10_000) =>
  createMessenger(
    async () => new webApi.WebClient(slack.botToken, { ...clientOptions(apiUrl), timeout, logger, fetch: ownErrors }),
    presenterOf,
  );

/** The client keeps an error's cause if it is an `Error`, and jest has another `Error` than Node's own `fetch`. */
const ownErrors: typeof fetch = (url, init) =>
  fetch(url, init).catch(({ message, cause }: Error) => {
    throw new TypeError(message, { cause: Object.assign(new Error(), cause) });
  });

const said = (user: string) => slack.workspace.fromBot(user).map(({ blocks }) => readable(blocks));

/** What was thrown, which must be a `DeliveryError`. */
async function failure(sending: Promise<unknown>): Promise<DeliveryError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`This is not a DeliveryError: ${String(error)}`);
  return error;
}

test('what is sent is seen by everybody there, with nothing unfolded from its links', async () => {
  const id = await messengerOf().send(TEAM, PROMPT);
  expect(said(BEN)).toEqual(['What went well?']);
  expect(slack.workspace.fromBot(BEN)[0]?.ts).toBe(id);
  expect(slack.calls.at(-1)?.args).toMatchObject({ unfurl_links: false, unfurl_media: false });
});

test('what is sent to a thread stands in that thread', async () => {
  const { ts } = slack.workspace.post({ channel: 'C0TEAM', from: BEN, text: 'A huddle', blocks: [] });
  await messengerOf().send(TEAM, PROMPT, { thread: ts });
  expect(slack.workspace.fromBot(BEN).at(-1)).toMatchObject({ threadTs: ts });
});

test('what is sent says who did it', async () => {
  const by = { did: 'Weekly prompt set', person: 'slack:T0PARTNER:U0BEN' } as const;
  await messengerOf().send(TEAM, { ...PROMPT, by });
  expect(said(ANN)).toEqual(['Weekly prompt set by <@U0BEN>\nWhat went well?']);
  expect(slack.workspace.fromBot(ANN)[0]?.text).toMatch(/^Weekly prompt set by <@U0BEN>\n/);
});

test('another message takes the place of one that was sent, however long its plain text', async () => {
  const { send, replace } = messengerOf();
  const id = await send(TEAM, PROMPT);
  await replace(TEAM, id, saying('&'.repeat(2900)));
  expect(said(ANN)).toEqual(['&'.repeat(2900)]);
  expect(slack.workspace.fromBot(ANN)[0]?.text).toMatch(/&amp;…$/);
});

test('one person alone is told in the bot’s own chat with them', async () => {
  await messengerOf().sendDirect('slack:T0TEAM:U0ANN', PROMPT);
  expect(slack.workspace.fromBot(ANN)).toMatchObject([{ channel: 'D0ANN' }]);
  expect(said(BEN)).toEqual([]);
});

test.each<[string, Fault, DeliveryFailure]>([
  ['429 with a time to wait', { status: 429, retryAfter: 7 }, 'busy'],
  ['429 without one', { status: 429 }, 'busy'],
  ['that it is rate limited', { error: 'ratelimited' }, 'busy'],
  ['that it is rate limited, with a time to wait', { error: 'rate_limited', retryAfter: 3 }, 'busy'],
  ['500', { status: 500 }, 'unclear'],
  ['502', { status: 502 }, 'unclear'],
  ['503', { status: 503 }, 'unclear'],
  ['503 with a time to wait', { status: 503, retryAfter: 20 }, 'down'],
  ['504', { status: 504 }, 'unclear'],
  ['that it is not there now', { error: 'service_unavailable' }, 'down'],
  ['that it broke on the way', { error: 'internal_error' }, 'unclear'],
  ['that it broke badly', { error: 'fatal_error' }, 'unclear'],
  ['a page instead of an answer', { error: '<html>Please sign in</html>' }, 'unclear'],
  ['with a connection that breaks', { connection: 'breaks' }, 'unclear'],
  ['with a connection that breaks after the message was posted', { connection: 'breaks', done: true }, 'unclear'],
  ['nothing at all', { connection: 'hangs' }, 'unclear'],
  ['that the bot is no member', { error: 'not_in_channel' }, 'removed'],
  ['that there is no such channel', { error: 'channel_not_found' }, 'removed'],
  ['that only some may post there', { error: 'restricted_action' }, 'removed'],
  ['that the channel is archived', { error: 'is_archived' }, 'archived'],
  ['that the app’s account is off', { error: 'account_inactive' }, 'unauthorised'],
  ['that the token is revoked', { error: 'token_revoked' }, 'unauthorised'],
  ['that the token is wrong', { error: 'invalid_auth' }, 'unauthorised'],
  ['that a token is missing', { error: 'not_authed' }, 'unauthorised'],
  ['that a permission is missing', { error: 'missing_scope' }, 'unauthorised'],
  ['that the blocks are wrong', { error: 'invalid_blocks' }, 'refused'],
  ['that the text is too long', { error: 'msg_too_long' }, 'refused'],
  ['something nobody has heard of', { error: 'a_new_error' }, 'refused'],
])('when Slack answers %s', async (_what, fault, why) => {
  const { send, replace, sendDirect } = messengerOf(slack.apiUrl, fault.connection === 'hangs' ? 500 : 10_000);
  const id = await send(TEAM, PROMPT);
  for (const method of ['chat.postMessage', 'chat.postMessage', 'chat.update']) slack.failNext(method, fault);
  const retryAfterMs = fault.retryAfter === undefined ? undefined : fault.retryAfter * 1000;
  expect(await failure(send(TEAM, PROMPT))).toMatchObject({ why, retryAfterMs });
  expect(await failure(sendDirect('slack:T0TEAM:U0ANN', PROMPT))).toMatchObject({ why, retryAfterMs });
  expect(await failure(replace(TEAM, id, PROMPT))).toMatchObject({ why, retryAfterMs });
  expect(slack.calls.filter(({ method }) => method.startsWith('chat.'))).toHaveLength(4);
});

test('where nobody listens, nothing was posted', async () => {
  const gone = await startLocalSlack();
  await gone.stop();
  expect((await failure(messengerOf(gone.apiUrl).send(TEAM, PROMPT))).why).toBe('down');
});

test.each(['ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])('on %s, nothing was posted', async (code) => {
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }));
  const client = new webApi.WebClient(slack.botToken, { ...clientOptions(slack.apiUrl), logger, fetch });
  expect((await failure(createMessenger(async () => client, presenterOf).send(TEAM, PROMPT))).why).toBe('down');
});

test.each<[string, DeliveryFailure, () => void]>([
  ['has put the bot out', 'removed', () => slack.workspace.channels.get('C0TEAM')?.members.delete('U0BOT')],
  ['is archived', 'archived', () => slack.workspace.archive('C0TEAM')],
  ['was deleted', 'removed', () => slack.workspace.channels.delete('C0TEAM')],
  [
    'is private, and without the bot',
    'removed',
    () => slack.workspace.addChannel('C0TEAM', 'team', [ANN], { secret: true }),
  ],
])('a channel that %s', async (_what, why, change) => {
  const { send, replace } = messengerOf();
  const id = await send(TEAM, PROMPT);
  change();
  expect((await failure(send(TEAM, PROMPT))).why).toBe(why);
  expect((await failure(replace(TEAM, id, PROMPT))).why).toBe(why);
});

test('a channel that has had too much waits as long as Slack asks', async () => {
  slack.limitRate();
  const { send } = messengerOf();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => send(TEAM, PROMPT)));
  const [refused] = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused?.reason).toMatchObject({ why: 'busy', retryAfterMs: 1000 });
});

test.each(['teams:t:c', 'slack:T0TEAM', 'C0TEAM', 'slack:T0TEAM:C0TEAM:1', 'slack:T0TEAM:#general'])(
  'nothing is sent to “%s”, which is no place in Slack',
  async (text) => {
    // Nothing checks at run time what a database says.
    const place = text as Conversation;
    expect((await failure(messengerOf().send(place, PROMPT))).why).toBe('refused');
    expect((await failure(messengerOf().sendDirect(place, PROMPT))).why).toBe('refused');
    expect(slack.calls).toEqual([]);
  },
);

test('setting a weekly prompt is announced by the real adapter; if the bot is not a member it says how to invite it', async () => {
  const services = testServices();
  const it = await slackWithBot(services);
  Object.assign(services.messenger, it.adapter.messenger);
  await it.acts.command(ANN, '/reflect', 'weekly monday 09:30', 'C0ELSEWHERE');
  const answer = await it.slack.workspace.until(() => it.slack.workspace.fromBot(ANN)[0]);
  expect(readable(answer.blocks)).toContain('/invite');
  expect(await services.scheduled.count()).toBe(0);
  await it.acts.command(ANN, '/reflect', 'weekly monday 09:30');
  const announced = await it.slack.workspace.until(() => it.slack.workspace.fromBot(BEN)[0]);
  expect(readable(announced.blocks)).toMatch(/^Weekly prompt set by <@U0ANN>\n/);
  expect(await services.scheduled.count()).toBe(1);
  await it.stop();
});
