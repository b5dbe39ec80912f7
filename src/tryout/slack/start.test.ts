import type { Json } from '../json';
import { createActs } from './acts';
import { type LocalSlack, startLocalSlack } from './start';

const ANN = 'U0ANN';
const LINE = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hi' }] }] };

let time = 1_000_000;
let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack({ now: () => time });
});
afterEach(() => slack.stop());

async function call(method: string, args: object, token = slack.botToken) {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    body: JSON.stringify(args),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}
const errorOf = async (method: string, args: object) => (await call(method, args)).body.error;
const through = (url: string, answer: object) =>
  fetch(url, { method: 'POST', body: JSON.stringify(answer), headers: { 'content-type': 'application/json' } });

const button = (change: object) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'B' }, ...change }],
});
const text = (length: number) => 'a'.repeat(length);

test.each<[string, string, object]>([
  ['chat.postMessage', 'channel_not_found', { channel: 'C0NONE', text: 'hi' }],
  ['chat.postMessage', 'not_in_channel', { channel: 'C0ELSEWHERE', text: 'hi' }],
  ['chat.postMessage', 'no_text', { channel: 'C0TEAM' }],
  ['chat.postMessage', 'msg_too_long', { channel: 'C0TEAM', text: text(40_001) }],
  ['chat.update', 'msg_too_long', { channel: 'C0TEAM', ts: '1', text: text(4_001) }],
  ['chat.update', 'message_not_found', { channel: 'C0TEAM', ts: '1', text: 'hi' }],
  ['chat.postEphemeral', 'user_not_in_channel', { channel: 'C0TEAM', user: 'U0NONE', text: 'hi' }],
  ['views.publish', 'user_not_found', { user_id: 'U0NONE', view: { type: 'home', blocks: [] } }],
  ['views.publish', 'invalid_arguments', { user_id: ANN, view: { type: 'home', blocks: [{ type: 'table' }] } }],
  ['views.open', 'invalid_trigger_id', { trigger_id: 'none', view: { type: 'modal', blocks: [] } }],
  ['views.update', 'not_found', { view_id: 'V0NONE', view: { type: 'modal', blocks: [] } }],
  ['conversations.info', 'channel_not_found', { channel: 'C0NONE' }],
  ['users.info', 'user_not_found', { user: 'U0NONE' }],
  ['chat.meMessage', 'unknown_method', {}],
])('%s answers %s', async (method, error, args) => {
  expect(await errorOf(method, args)).toBe(error);
});

test.each<[string, unknown]>([
  ['51 blocks', Array.from({ length: 51 }, () => LINE)],
  ['a header of 151 characters', [{ type: 'header', text: { type: 'plain_text', text: text(151) } }]],
  ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }]],
  ['a section of 3,001 characters', [{ type: 'section', text: { type: 'mrkdwn', text: text(3001) } }]],
  ['an empty text', [{ type: 'section', text: { type: 'mrkdwn', text: '' } }]],
  ['a context of 11', [{ type: 'context', elements: Array(11).fill({ type: 'plain_text', text: 'a' }) }]],
  ['a button of 76 characters', [button({ text: { type: 'plain_text', text: text(76) } })]],
  ['a value of 2,001 characters', [button({ value: text(2001) })]],
  ['an id of 256 characters', [button({ action_id: text(256) })]],
  ['an unknown style', [button({ style: 'loud' })]],
  ['a long label for screen readers', [button({ accessibility_label: text(76) })]],
  ['the same action twice', [{ type: 'actions', elements: [...button({}).elements, ...button({}).elements] }]],
  [
    'the same block id twice',
    [
      { ...LINE, block_id: 'b' },
      { ...LINE, block_id: 'b' },
    ],
  ],
  ['an actions block without elements', [{ type: 'actions', elements: [] }]],
  ['a list without a style', [{ type: 'rich_text', elements: [{ type: 'rich_text_list', elements: [] }] }]],
  [
    'a link to nowhere',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'javascript:1' }] }],
      },
    ],
  ],
  ['a block of no known type', [{ type: 'chart' }]],
  ['no list', 'blocks'],
])('refuses %s', async (_what, blocks) => {
  expect(await errorOf('chat.postMessage', { channel: 'C0TEAM', text: 'a', blocks })).toBe('invalid_blocks');
});

test('refuses more characters than one message may have', async () => {
  const blocks = Array.from({ length: 5 }, () => ({ type: 'section', text: { type: 'plain_text', text: text(2900) } }));
  expect(await errorOf('chat.postMessage', { channel: 'C0TEAM', text: 'a', blocks })).toBe('msg_blocks_too_long');
});

test('wants the right token', async () => {
  expect((await call('auth.test', {}, 'xoxb-other')).body.error).toBe('invalid_auth');
  expect(await (await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).json()).toMatchObject({
    error: 'not_authed',
  });
  expect((await call('apps.connections.open', {}, slack.appToken)).body.url).toMatch(/^ws:/);
});

test('a trigger opens one view, within three seconds', async () => {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'A' }, blocks: [LINE] };
  const trigger_id = slack.passes.newTrigger(ANN);
  expect((await call('views.open', { trigger_id, view })).body.ok).toBe(true);
  expect(await errorOf('views.open', { trigger_id, view })).toBe('exchanged_trigger_id');
  const late = slack.passes.newTrigger(ANN);
  time += 3_001;
  expect(await errorOf('views.open', { trigger_id: late, view })).toBe('expired_trigger_id');
});

test('a response_url works five times, for half an hour', async () => {
  const url = slack.responseUrl({ channel: 'C0ELSEWHERE', user: ANN });
  for (let use = 0; use < 5; use += 1) expect((await through(url, { text: 'hi' })).status).toBe(200);
  expect(await (await through(url, { text: 'hi' })).json()).toEqual({ ok: false, error: 'used_url' });
  const other = slack.responseUrl({ channel: 'C0TEAM', user: ANN });
  time += 30 * 60_000 + 1;
  expect(await (await through(other, { text: 'hi' })).json()).toEqual({ ok: false, error: 'expired_url' });
});

test('a response_url shows, replaces and deletes', async () => {
  const said = slack.workspace.post({ channel: 'C0TEAM', from: 'U0BOT', onlyFor: ANN, text: 'old', blocks: [] });
  const url = slack.responseUrl({ channel: 'C0TEAM', user: ANN, original: said.ts });
  await through(url, { text: 'new', replace_original: true });
  await through(url, { text: 'for all', response_type: 'in_channel', thread_ts: '1.1' });
  expect(slack.workspace.fromBot(ANN)).toMatchObject([
    { text: 'new', onlyFor: ANN },
    { text: 'for all', threadTs: '1.1' },
  ]);
  await through(url, { delete_original: true });
  expect(slack.workspace.fromBot(ANN)).toHaveLength(1);
  expect(slack.workspace.fromBot('U0BEN')).toHaveLength(1);
});

test('fails the next call as it is told to, once', async () => {
  slack.failNext('auth.test', { status: 429, retryAfter: 7 });
  const limited = await call('auth.test', {});
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  slack.failNext('auth.test', { error: 'fatal_error' });
  expect((await call('auth.test', {})).body.error).toBe('fatal_error');
  expect((await call('auth.test', {})).body.ok).toBe(true);
});

test('breaks off or never answers as it is told to, with or without doing what was asked', async () => {
  const args = { channel: 'C0TEAM', text: 'hi' };
  slack.failNext('chat.postMessage', { connection: 'breaks' });
  await expect(call('chat.postMessage', args)).rejects.toThrow('fetch failed');
  expect(slack.workspace.fromBot(ANN)).toEqual([]);
  slack.failNext('chat.postMessage', { connection: 'breaks', done: true });
  await expect(call('chat.postMessage', args)).rejects.toThrow('fetch failed');
  expect(slack.workspace.fromBot(ANN)).toMatchObject([{ text: 'hi' }]);
  slack.failNext('chat.postMessage', { connection: 'hangs' });
  const waiting = call('chat.postMessage', args);
  expect((await call('chat.postMessage', args)).body.ok).toBe(true);
  const brokenOff = expect(waiting).rejects.toThrow('fetch failed');
  await slack.stop();
  await brokenOff;
});

test('a channel that is archived, private without the bot, or gone takes no message', async () => {
  const { workspace } = slack;
  const { body } = await call('chat.postMessage', { channel: 'C0TEAM', text: 'hi' });
  workspace.archive('C0TEAM');
  expect(await errorOf('chat.postMessage', { channel: 'C0TEAM', text: 'hi' })).toBe('is_archived');
  expect(await errorOf('chat.update', { channel: 'C0TEAM', ts: body.ts, text: 'hi' })).toBe('is_inactive');
  workspace.addChannel('C0SECRET', 'secret', [ANN], { secret: true });
  expect(await errorOf('chat.postMessage', { channel: 'C0SECRET', text: 'hi' })).toBe('channel_not_found');
});

test('only what the bot has posted for everybody can be changed', async () => {
  const { workspace } = slack;
  const others = workspace.post({ channel: 'C0TEAM', from: ANN, text: 'hi', blocks: [] });
  const own = workspace.post({ channel: 'C0TEAM', from: 'U0BOT', onlyFor: ANN, text: 'hi', blocks: [] });
  const change = { channel: 'C0TEAM', text: 'new' };
  expect(await errorOf('chat.update', { ...change, ts: others.ts })).toBe('cant_update_message');
  expect(await errorOf('chat.update', { ...change, ts: own.ts })).toBe('message_not_found');
});

test('messages are in the order in which they came, whatever the clock does', async () => {
  const post = async () => Number((await call('chat.postMessage', { channel: 'C0TEAM', text: 'hi' })).body.ts);
  const stamps = [await post(), await post()];
  time -= 60_000;
  stamps.push(await post());
  time += 120_000;
  stamps.push(await post());
  expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
});

test('where the rate is limited, a channel takes a short burst and then one message a second', async () => {
  const post = async (channel: string) => {
    const { status, headers } = await call('chat.postMessage', { channel, text: 'hi' });
    return status === 429 ? `wait ${headers.get('retry-after')}` : status;
  };
  slack.workspace.addChannel('C0OTHER', 'other', ['U0BOT']);
  slack.limitRate();
  expect([await post('C0TEAM'), await post('C0TEAM'), await post('C0TEAM')]).toEqual([200, 200, 200]);
  expect([await post('C0TEAM'), await post('C0OTHER')]).toEqual(['wait 1', 200]);
  time += 1000;
  expect([await post('C0TEAM'), await post('C0TEAM')]).toEqual([200, 'wait 1']);
});

test('shows an acknowledgement that Slack would show, and no other', async () => {
  const acts = (body: string) => createActs(slack, async () => ({ status: 200, body }));
  await acts('').command(ANN, '/a', '');
  await acts('plain').command(ANN, '/a', '');
  expect(slack.workspace.fromBot(ANN)).toMatchObject([{ text: 'plain', onlyFor: ANN }]);
  await expect(acts('{"blocks":[{"type":"chart"}]}').command(ANN, '/a', '')).rejects.toThrow('invalid_blocks');
});
