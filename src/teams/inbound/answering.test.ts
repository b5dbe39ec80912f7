import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeliveryError } from '../../messenger';
import { testedSdk } from '../../testing/teams/tested-sdk';
import { createSdk } from '../sdk/create';
import { createAnswering } from './answering';

let waits: number[] = [];
let duringWait: () => Promise<void> = async () => undefined;
const servers: Server[] = [];

beforeEach(() => {
  waits = [];
  duringWait = async () => undefined;
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
});

/** Answers the requests with these in turn; every later request succeeds. */
async function connector(answers: readonly Answer[], port = 0) {
  const taken: number[] = [];
  const asked: unknown[] = [];
  const encodings: unknown[] = [];
  const server = createServer((request, response) => {
    request.resume();
    const { status, headers = {}, breaks } = answers[taken.length] ?? { status: 201 };
    taken.push(status);
    asked.push(request.url);
    encodings.push(request.headers['accept-encoding']);
    if (breaks) return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"id":"1"}');
  }).listen(port, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { taken, asked, encodings, port: (server.address() as AddressInfo).port };
}

type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly breaks?: boolean };

/** The SDK’s own client. */
function clientTo(port: number, standIn = true, hurry = new AbortController().signal) {
  const wait = async (ms: number) => {
    waits.push(ms);
    await duringWait();
  };
  const settings = { appType: 'SingleTenant', allowUnauthenticated: true, targetedMessages: false } as const;
  const { connectorTo } = createSdk({ ...settings, ...testedSdk() }, createAnswering(standIn, { wait, hurry }));
  return connectorTo(`http://127.0.0.1:${port}`);
}

/** Sends one message, and returns how that ended. */
async function send(port: number, standIn = true, hurry?: AbortSignal): Promise<string> {
  const client = await clientTo(port, standIn, hurry);
  try {
    const { id } = await client.sendToConversation('a-chat', { type: 'message', summary: 'Hello' });
    return `sent as ${id}`;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return error.why;
  }
}

test.each([500, 502, 503, 504, 408])('after %s it may be there, and is not sent again', async (status) => {
  const { taken, port } = await connector([{ status }]);
  expect(await send(port)).toBe('unclear');
  expect(taken).toEqual([status]);
});

test('nor after a connection that broke', async () => {
  const { taken, port } = await connector([{ status: 201, breaks: true }]);
  expect(await send(port)).toBe('unclear');
  expect(taken).toEqual([201]);
});

test('where Teams asks to wait, it is sent after that, as often as it is asked within reason', async () => {
  const busy = { status: 429, headers: { 'retry-after': '7' } };
  const { taken, port } = await connector([busy, busy]);
  expect(await send(port)).toBe('sent as 1');
  expect({ taken, waits }).toEqual({ taken: [429, 429, 201], waits: [7_000, 7_000] });
});

test('and not where that is too long for somebody who waits for an answer', async () => {
  const { taken, port } = await connector([{ status: 429, headers: { 'retry-after': '600' } }]);
  expect(await send(port)).toBe('busy');
  expect({ taken, waits }).toEqual({ taken: [429], waits: [] });
});

test('where Teams says nothing of how long, it is tried less and less often, and in the end given up', async () => {
  const { taken, port } = await connector(Array.from({ length: 20 }, () => ({ status: 429 })));
  expect(await send(port)).toBe('busy');
  expect(taken).toHaveLength(waits.length + 1);
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test('what found no connection never arrived, and is sent when there is one', async () => {
  const { port } = await connector([]);
  await new Promise((closed) => servers.splice(0)[0]?.close(closed));
  let taken: readonly number[] = [];
  duringWait = async () => {
    ({ taken } = await connector([], port));
  };
  expect(await send(port)).toBe('sent as 1');
  expect(taken).toEqual([201]);
});

test.each([400, 403, 404, 413])('after %s Teams would say no again', async (status) => {
  const { taken, port } = await connector([{ status }]);
  expect(['refused', 'removed', 'gone']).toContain(await send(port));
  expect(taken).toEqual([status]);
});

test('nothing is sent to an address that is not Teams’', async () => {
  const { taken, port } = await connector([]);
  expect(await send(port, false)).toBe('refused');
  expect(taken).toEqual([]);
});

test('an id with signs that mean something in an address leads nowhere else', async () => {
  const { asked, port } = await connector([{ status: 200 }]);
  await (await clientTo(port)).getConversationMember('19:a/b?c', '29:d#e/../f');
  expect(asked).toEqual(['/v3/conversations/19%3Aa%2Fb%3Fc/members/29%3Ad%23e%2F..%2Ff']);
});

test('Teams is asked not to pack its answer, which would be read as none', async () => {
  const { encodings, port } = await connector([]);
  expect(await send(port)).toBe('sent as 1');
  expect(encodings).toEqual(['identity']);
});

test('while the bot stops nothing waits: what was waiting is tried once more, at once', async () => {
  const busy = { status: 429, headers: { 'retry-after': '9' } };
  const { taken, port } = await connector([busy, busy, busy]);
  const stopping = new AbortController();
  duringWait = async () => stopping.abort();
  expect(await send(port, true, stopping.signal)).toBe('busy');
  expect(taken).toEqual([429, 429]);
  expect(waits).toEqual([9_000]);
});
