import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { type ServerSettings, startServer } from './server';

const finished: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of finished.splice(0)) await stop();
});

async function start(settings: Partial<ServerSettings> = {}) {
  const lines: string[] = [];
  const metrics = createMetrics();
  const server = await startServer('127.0.0.1', 0, {
    adapters: {},
    whyNoWrites: async () => undefined,
    metrics,
    log: createLog({ level: 'debug', secrets: [] }, { write: (line) => void lines.push(line) }),
    ...settings,
  });
  let stopped: Promise<void> | undefined;
  const stop = (finish = async () => {}) => {
    stopped ??= server.stop(finish);
    return stopped;
  };
  finished.push(() => stop());
  return {
    metrics,
    port: server.port,
    stop,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    ask: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init),
  };
}

/** An adapter that holds back its answer until the test lets it go. */
function heldFace() {
  let arrived = (_response: ServerResponse) => {};
  const request = new Promise<ServerResponse>((resolve) => {
    arrived = resolve;
  });
  return { request, handle: (_request: IncomingMessage, response: ServerResponse) => arrived(response) };
}

test('it is up, and ready while the database takes writes', async () => {
  const { ask } = await start();
  const up = await ask('/healthz');
  expect([up.status, await up.json()]).toEqual([200, { status: 'up' }]);
  const ready = await ask('/readyz?verbose=1');
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  expect((await ask('/healthz', { method: 'HEAD' })).status).toBe(200);
});

test('what is told of content and platforms stands beside that, and decides nothing', async () => {
  const { ask } = await start({ details: () => ({ content: '172 terms', slack: 'does not answer' }) });
  const ready = await ask('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', content: '172 terms', slack: 'does not answer' },
  ]);
});

test('it is up but not ready while the database takes no writes, and says why', async () => {
  const { ask } = await start({ whyNoWrites: async () => 'the disk of the database is full' });
  const ready = await ask('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'not ready', because: 'the disk of the database is full' },
  ]);
  expect((await ask('/healthz')).status).toBe(200);
});

test('a platform gets its requests whole, and only with the method that it uses', async () => {
  const { ask } = await start({
    adapters: { '/slack/events': async (request, response) => void response.end(`got ${await text(request)}`) },
  });
  expect(await (await ask('/slack/events', { method: 'POST', body: 'a=b' })).text()).toBe('got a=b');
  const wrong = await ask('/slack/events');
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
});

test('a path that does not exist, or whose platform is not set up, is not found', async () => {
  const { ask } = await start();
  for (const path of ['/', '/slack/install', '//healthz', '/HEALTHZ', '/trend/a-picture-that-was.png'])
    expect((await ask(path)).status).toBe(404);
  expect((await ask('/api/messages', { method: 'POST' })).status).toBe(404);
  expect((await ask('/healthz', { method: 'DELETE' })).status).toBe(405);
});

test('every answer tells browsers to do nothing with it', async () => {
  const { ask } = await start();
  for (const path of ['/healthz', '/nothing-here']) {
    const { headers } = await ask(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('a fault in a platform is answered with a reference that the log also has, and the next request is served', async () => {
  const { ask, log } = await start({
    adapters: {
      '/api/messages': async (request) => {
        await text(request);
        throw new Error('broken');
      },
    },
  });
  const answer = await ask('/api/messages', { method: 'POST', body: 'private words' });
  const { error } = (await answer.json()) as { error: string };
  const [, reference] = /\(reference ([0-9A-F]{6})\)/.exec(error) ?? [];
  const requestId = answer.headers.get('x-request-id');
  expect(answer.status).toBe(500);
  expect(log()).toContainEqual(expect.objectContaining({ reference, requestId, level: 'error' }));
  expect((await ask('/healthz')).status).toBe(200);
});

test('a log line holds the request id, method, known path, status and time, and nothing that a person wrote', async () => {
  const { ask, log, stop } = await start({
    adapters: { '/slack/events': (_request, response) => void response.end() },
  });
  const sent = { method: 'POST', body: 'text=adultification', headers: { 'x-request-id': 'trace-1.a_B' } };
  const { headers } = await ask('/slack/events?token=private', sent);
  expect(headers.get('x-request-id')).toBe('trace-1.a_B');
  await ask('/a-private-path');
  await stop();
  expect(log()).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      requestId: 'trace-1.a_B',
      method: 'POST',
      path: '/slack/events',
      status: 200,
      ms: expect.any(Number),
      msg: 'answered',
    },
    expect.objectContaining({ method: 'GET', path: 'unknown', status: 404 }),
  ]);
  expect(JSON.stringify(log())).not.toMatch(/private|adultification/);
});

test('a request id that could forge a log line is replaced', async () => {
  const { ask } = await start();
  for (const id of ['a b', '"},{"', 'x'.repeat(65)]) {
    const { headers } = await ask('/healthz', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('figures count what was served and answered, without ids or text, and are not shown to everybody', async () => {
  const { ask, metrics } = await start();
  metrics.answered({ platform: 'slack', command: 'glossary', outcome: 'found' });
  await (await ask('/a-private-path')).text();
  const page = await metrics.text();
  expect((await ask('/metrics')).status).toBe(404);
  expect(page).toContain('compass_answers_total{platform="slack",command="glossary",outcome="found"} 1');
  expect(page).toMatch(/compass_http_request_duration_seconds_count\{path="unknown",status="404"\} 1/);
  expect(page).toContain('process_resident_memory_bytes');
  expect(page).not.toContain('private');
});

test.each([
  ['headers', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['body', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{'],
])('a client that never finishes its %s is sent away, and holds nobody else up', async (_says, opening) => {
  const { port, ask } = await start({
    adapters: { '/api/messages': (request) => void request.resume() },
    patience: { headers: 50, request: 50 },
  });
  const slow = connect(port, '127.0.0.1');
  slow.write(opening);
  expect((await ask('/healthz')).status).toBe(200);
  expect(await text(slow)).toMatch(/^HTTP\/1.1 408 /);
});

test('stopping finishes an accepted request, and nobody new can connect: a balancer goes to another replica', async () => {
  const { request, handle } = heldFace();
  const { ask, stop, port } = await start({ adapters: { '/slack/events': handle } });
  const accepted = ask('/slack/events', { method: 'POST' });
  const response = await request;
  let finishing = false;
  const stopped = stop(async () => {
    finishing = true;
  });

  expect(finishing).toBe(true);
  const [error] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');

  response.end('finished');
  expect(await (await accepted).text()).toBe('finished');
  await stopped;
});

test('a connection that is kept open without a request does not hold up stopping', async () => {
  const { stop, port } = await start();
  const agent = new Agent({ keepAlive: true });
  const asked = httpRequest({ port, host: '127.0.0.1', path: '/healthz', agent }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  await text(answer);
  await stop();
  agent.destroy();
});

test('an address that is taken is told at once, in words', async () => {
  const { port, metrics } = await start();
  const log = createLog({ level: 'silent', secrets: [] });
  const again = startServer('127.0.0.1', port, { adapters: {}, whyNoWrites: async () => undefined, metrics, log });
  await expect(again).rejects.toThrow(
    `Port ${port} is in use by another program, which may be this bot, already running. Stop that program, or set PORT to another port.`,
  );
});
