import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { oneAtATime, readInSlices } from './one-at-a-time';
import { type ServerSettings, startServer } from './server';

const finished: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of finished.splice(0)) await stop();
});

async function start(settings: Partial<ServerSettings> = {}) {
  const log = createLog({ level: 'silent', secrets: [] });
  const around = { adapters: {}, whyNoWrites: async () => undefined, metrics: createMetrics(), log };
  const server = await startServer('127.0.0.1', 0, { ...around, ...settings });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= server.stop(async () => {});
    return stopped;
  };
  finished.push(stop);
  return { stop, port: server.port, url: `http://127.0.0.1:${server.port}` };
}

/** An adapter that never answers, and reports every request that reaches it. */
function silentFace() {
  const heard: ServerResponse[] = [];
  let tell = (_response: ServerResponse) => {};
  const first = new Promise<ServerResponse>((resolve) => {
    tell = resolve;
  });
  const handle = (_request: IncomingMessage, response: ServerResponse) => {
    heard.push(response);
    tell(response);
  };
  return { heard, first, adapters: { '/slack/events': handle } };
}

const POST = 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';
const GET = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

async function connected(port: number): Promise<Socket> {
  const connection = connect(port, '127.0.0.1').on('error', () => {});
  await once(connection, 'connect');
  return connection;
}

test('of requests that are sent behind each other, one is served, and its connection ends', async () => {
  const { heard, adapters } = silentFace();
  const { port } = await start({ adapters });
  const sender = await connected(port);
  sender.write(POST.repeat(3));
  await once(sender.resume(), 'close');
  expect(heard).toHaveLength(1);
});

test('of a thousand in one piece, only those in its first few kilobytes are even read', async () => {
  let read = 0;
  const serve = oneAtATime(() => {});
  const server = createServer((request, response) => {
    read += 1;
    serve(request, response);
  });
  readInSlices(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sender = await connected((server.address() as AddressInfo).port);
  sender.write(POST.repeat(1_000));
  await once(sender.resume(), 'close');
  expect(read).toBeLessThan(100);
  server.close();
});

test('a large body arrives whole', async () => {
  const handle = async (request: IncomingMessage, response: ServerResponse) => void response.end(await text(request));
  const { url } = await start({ adapters: { '/slack/events': handle } });
  const body = Array.from({ length: 30_000 }, (_, number) => number).join();
  expect(await (await fetch(`${url}/slack/events`, { method: 'POST', body })).text()).toBe(body);
});

test('one that was answered already is not lost over what came behind it', async () => {
  const { port } = await start();
  const sender = await connected(port);
  sender.write(GET + POST);
  const answers = await text(sender);
  expect(answers.match(/HTTP\/1\.1 /g)).toEqual(['HTTP/1.1 ']);
  expect(answers).toContain('{"status":"up"}');
});

test('requests that wait for each other’s answers are all served on one connection', async () => {
  const { port } = await start();
  const sender = (await connected(port)).setEncoding('utf8');
  for (let sent = 0; sent < 3; sent++) {
    sender.write(GET);
    const [answer] = (await once(sender, 'data')) as [string];
    expect(answer).toContain('{"status":"up"}');
  }
  sender.destroy();
});

test('three requests behind each other and a broken connection do not hold up stopping', async () => {
  const { first, adapters } = silentFace();
  const { port, stop } = await start({ adapters });
  const sender = await connected(port);
  sender.write(POST.repeat(3));
  const response = await first;
  sender.resetAndDestroy();
  if (!response.closed) await once(response, 'close');
  await stop();
});

test('who does not read an answer does not hold up stopping', async () => {
  const { port, stop } = await start({ aboutPage: () => 'x'.repeat(50_000_000), patience: { stop: 50 } });
  const sender = await connected(port);
  sender.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  // The first of it has come, and nothing more is taken.
  await once(sender, 'readable');
  await stop();
});

test('a connection that stands still in the middle of a request ends', async () => {
  const { adapters } = silentFace();
  const { port } = await start({ adapters, patience: { still: 50 } });
  const sender = await connected(port);
  sender.write(POST);
  await once(sender.resume(), 'close');
});

test('beyond the limit no connection is taken, until one that only stands open has made room', async () => {
  const { first, adapters } = silentFace();
  const { port, url } = await start({ adapters, mostConnections: 2 });
  const working = await connected(port);
  working.write(POST);
  await first;
  const idle = await connected(port);
  idle.write(GET);
  await once(idle, 'data');

  const refused = await connected(port);
  await Promise.all([once(refused.resume(), 'close'), once(idle, 'close')]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  working.destroy();
});
