import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postTo } from './response-url';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/away') response.writeHead(307, { location: '/inside' });
  if (request.url === '/busy') response.writeHead(429, { 'retry-after': '7' });
  if (request.url === '/refused') response.writeHead(400);
  response.end(request.url === '/refused' ? 'invalid_blocks' : 'ok');
});
let here: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => void asked.splice(0));

const api = () => ({ slackApiUrl: `${here}/api/` });
const SLACK = { slackApiUrl: 'https://slack.com/api/' };

test('an answer goes to the address of the API that is set', async () => {
  await postTo(`${here}/response/1`, { text: 'hello' }, api());
  expect(asked).toEqual(['/response/1']);
});

test.each([
  ['another machine', () => `${here}/response/1`],
  ['another port of it', () => 'http://127.0.0.1:1/response/1'],
  ['Slack without a certificate', () => 'http://hooks.slack.com/actions/1'],
  ['Slack at another port', () => 'https://hooks.slack.com:8443/actions/1'],
  ['a name that only begins like Slack’s', () => 'https://hooks.slack.com.example.org/actions/1'],
  ['a name behind Slack’s', () => 'https://hooks.slack.com@127.0.0.1/actions/1'],
  ['another host of Slack’s domain', () => 'https://files.slack.com/actions/1'],
  ['a file', () => 'file:///etc/passwd'],
  ['no address', () => 'hooks.slack.com'],
])('nothing goes to %s', async (_what, url) => {
  await expect(postTo(url(), { text: 'hello' }, SLACK)).rejects.toMatchObject({ name: 'NotSent', why: 'refused' });
  expect(asked).toEqual([]);
});

test('a redirect is not followed: it is an answer that was not taken', async () => {
  await expect(postTo(`${here}/away`, { text: 'hello' }, api())).rejects.toMatchObject({ statusCode: 307 });
  expect(asked).toEqual(['/away']);
});

test('how long Slack asks to be left alone is told', async () => {
  await expect(postTo(`${here}/busy`, { text: 'hello' }, api())).rejects.toMatchObject({
    statusCode: 429,
    retryAfter: 7,
  });
});

test('what Slack says is wrong is told, also where it says nothing else', async () => {
  await expect(postTo(`${here}/refused`, { text: 'hello' }, api())).rejects.toMatchObject({
    data: { error: 'invalid_blocks' },
  });
});
