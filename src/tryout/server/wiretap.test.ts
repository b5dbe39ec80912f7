import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Heard, startWiretap } from './wiretap';

let server: Server;
let target: string;
const received: { method: string; url: string; body: string; signature: string }[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const { method = '', url = '', headers } = request;
    received.push({ method, url, body, signature: String(headers['x-slack-signature']) });
    response.writeHead(201, { 'content-type': 'application/json', 'retry-after': '3' }).end(`{"heard":${body.length}}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const tapTo = (to: string, heard: Heard[], began = () => {}) =>
  startWiretap({ platform: 'slack', from: 'Slack', to: 'bot', target: () => to }, began, (one) => heard.push(one));

test('a request and its answer pass letter by letter, and are told of', async () => {
  const heard: Heard[] = [];
  const tap = await tapTo(target, heard);
  const body = 'payload=%7B%22a%22%3A%22%C3%A9%22%7D';
  const answer = await fetch(`${tap.address}/slack/events?x=1`, {
    method: 'POST',
    headers: { 'x-slack-signature': 'v0=abc', 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([201, '3', '{"heard":36}']);
  expect(received).toEqual([{ method: 'POST', url: '/slack/events?x=1', body, signature: 'v0=abc' }]);
  expect(heard).toEqual([
    {
      platform: 'slack',
      from: 'Slack',
      to: 'bot',
      request: expect.objectContaining({ method: 'POST', path: '/slack/events?x=1', body }),
      answer: expect.objectContaining({ status: 201, body: '{"heard":36}' }),
    },
  ]);
  await tap.stop();
});

test('a request is known of before it is answered', async () => {
  const order: string[] = [];
  const tap = await startWiretap(
    { platform: 'teams', from: 'bot', to: 'Teams', target: () => target },
    () => order.push('began'),
    () => order.push('ended'),
  );
  await fetch(tap.address);
  expect(order).toEqual(['began', 'ended']);
  await tap.stop();
});

test('where nobody listens, whoever asks is told so', async () => {
  const heard: Heard[] = [];
  const tap = await tapTo('http://127.0.0.1:9', heard);
  expect((await fetch(tap.address)).status).toBe(502);
  expect(heard.map(({ answer }) => answer.status)).toEqual([502]);
  await tap.stop();
});

test('a long body is cut where it is shown, and nowhere else', async () => {
  const heard: Heard[] = [];
  const tap = await tapTo(target, heard);
  const answer = await fetch(tap.address, { method: 'POST', body: 'x'.repeat(100_000) });
  expect(await answer.text()).toBe('{"heard":100000}');
  expect(heard[0]?.request.body.length).toBeLessThan(41_000);
  await tap.stop();
});
