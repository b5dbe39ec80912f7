import { connect } from 'node:net';
import { testServices } from '../../testing/services';
import { slackWithBot } from '../../testing/slack/slack-person';
import { signed } from '../../tryout/slack/signature';

const FORM = 'application/x-www-form-urlencoded';
const COMMAND = 'command=%2Fglossary&text=cuckooing&team_id=T0TEAM&user_id=U0ANN&channel_id=C0TEAM';
const now = () => Math.floor(Date.now() / 1000);

let it: Awaited<ReturnType<typeof slackWithBot>>;
beforeEach(async () => {
  it = await slackWithBot(testServices());
});
afterEach(() => it.stop());

function send(body: string, headers: Record<string, string>, type = FORM): Promise<Response> {
  return fetch(it.appUrl, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
}
const ours = (body: string, at = now()) => signed(body, it.slack.signingSecret, at);
const stillAnswers = async () => expect((await send(COMMAND, ours(COMMAND))).status).toBe(200);

test.each<[string, () => Record<string, string>, number]>([
  ['signed by Slack just now', () => ours(COMMAND), 200],
  ['signed four minutes ago', () => ours(COMMAND, now() - 240), 200],
  ['signed more than five minutes ago', () => ours(COMMAND, now() - 302), 401],
  ['signed four minutes ahead of our clock', () => ours(COMMAND, now() + 240), 200],
  ['signed for more than five minutes from now', () => ours(COMMAND, now() + 310), 401],
  ['signed for next year', () => ours(COMMAND, now() + 31_536_000), 401],
  ['signed with another secret', () => signed(COMMAND, 'not ours'), 401],
  ['signed for another text', () => ours(`${COMMAND}&x=1`), 401],
  ['without a signature', () => ({}), 401],
  ['without a time', () => ({ 'x-slack-signature': ours(COMMAND)['x-slack-signature'] ?? '' }), 401],
  ['with nonsense for a signature', () => ({ ...ours(COMMAND), 'x-slack-signature': 'v1=zz' }), 401],
])('a request %s', async (_what, headers, status) => {
  const response = await send(COMMAND, headers());
  expect(response.status).toBe(status);
  if (status === 401) expect(await response.text()).toBe('');
});

const payload = (body: object) => `payload=${encodeURIComponent(JSON.stringify(body))}`;

const deep = (depth: number) => `{"type":"event_callback","event":${'['.repeat(depth)}${']'.repeat(depth)}}`;

test.each<[string, string, string, number]>([
  ['that is not JSON', 'application/json', 'hello', 400],
  ['that is empty', 'application/json', '', 400],
  ['null', 'application/json', 'null', 400],
  ['a list', 'application/json', '[1,2]', 400],
  ['without a type', 'application/json', '{"a":1}', 400],
  ['with a type that is no text', 'application/json', '{"type":{}}', 400],
  ['without an event', 'application/json', '{"type":"event_callback","event":null}', 400],
  ['with a deep event', 'application/json', deep(30_000), 400],
  ['with an event of no known kind', 'application/json', '{"type":"event_callback","event":{"type":"new"}}', 200],
  [
    'with a mention that lacks everything',
    'application/json',
    '{"type":"event_callback","event":{"type":"app_mention"}}',
    200,
  ],
  ['whose form holds no JSON', FORM, 'payload=%7B', 400],
  ['whose form holds null', FORM, 'payload=null', 400],
  [
    'whose press lacks everything',
    FORM,
    'payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%5D%7D',
    500,
  ],
  ['whose form was submitted without a view', FORM, payload({ type: 'view_submission' }), 500],
  [
    'whose form was submitted by nobody',
    FORM,
    payload({ type: 'view_submission', team: { id: 'T1' }, view: { callback_id: 'compass' } }),
    500,
  ],
  [
    'whose form was submitted without what was filled in',
    FORM,
    payload({ type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1' }, view: { callback_id: 'compass' } }),
    200,
  ],
  ['that is too large', 'application/json', `{"type":"x","a":"${'a'.repeat(1_000_000)}"}`, 413],
  ['of another kind', 'text/xml', '<a/>', 400],
])('a signed body %s is refused or left alone, and the bot goes on', async (_what, type, body, status) => {
  expect((await send(body, ours(body), type)).status).toBe(status);
  await stillAnswers();
});

test.each([
  [`${FORM}; charset=utf-8`, COMMAND, 200],
  [`${FORM.toUpperCase()};charset="UTF-8"`, COMMAND, 200],
  ['Application/JSON; charset=utf-8', '{"type":"url_verification","challenge":"abc"}', 200],
  [`text/plain; ${FORM}`, COMMAND, 400],
])('a body of the kind %s', async (type, body, status) => {
  expect((await send(body, ours(body), type)).status).toBe(status);
});

test('Slack’s check of the address is answered', async () => {
  const body = '{"type":"url_verification","challenge":"abc"}';
  expect(await (await send(body, ours(body), 'application/json')).json()).toEqual({ challenge: 'abc' });
});

test('an unsigned request gets nothing to run under the cover of a certificate check', async () => {
  const body = `ssl_check=1&${COMMAND}`;
  expect(await (await send(body, {})).text()).toBe('');
});

test('another path or method is not found', async () => {
  expect(
    (await fetch(`${it.appUrl}/more`, { method: 'POST', body: COMMAND, headers: { 'content-type': FORM } })).status,
  ).toBe(404);
  expect((await fetch(it.appUrl)).status).toBe(400);
});

test('a sender that goes away in the middle of a body stops nothing', async () => {
  const { port, hostname } = new URL(it.appUrl);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(
    `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${FORM}\r\ncontent-length: 500\r\n\r\ncommand=`,
  );
  socket.destroy();
  await stillAnswers();
});

test('a body that grows past the limit without saying so is refused', async () => {
  const { port, hostname } = new URL(it.appUrl);
  const socket = connect(Number(port), hostname);
  socket.write(`POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: ${FORM}\r\ntransfer-encoding: chunked\r\n\r\n`);
  socket.write(`f4241\r\n${'a'.repeat(0xf4241)}\r\n`);
  const head = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(head).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
});
