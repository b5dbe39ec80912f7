import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As ordinary balancers ask by default, or a little more often. */
const ASK_EVERY_MS = 1_000;
const ASK_PATIENCE_MS = 2_000;

/**
 * A plain balancer, as any other: each request goes to the next replica, on a connection of its own, and to the one after it
 * where nobody takes the connection. What was sent is never sent again, and nobody is remembered. A replica is in turn while
 * `/readyz` says so.
 */
export async function startBalancer(ports: readonly number[]) {
  const replicas = ports.map((port) => ({ port, isReady: true, taken: 0 }));
  const agent = new Agent({ keepAlive: false });
  const counted = { passedOn: 0, brokenOff: 0, nobody: 0 };
  let next = 0;

  const server = createServer((asked, answer) => {
    const from = next;
    next += 1;
    const inTurn = replicas.filter(({ isReady }) => isReady);
    const order = inTurn.length > 0 ? inTurn : replicas;
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => parts.push(part));
    asked.on('end', () =>
      pass(
        asked,
        Buffer.concat(parts),
        answer,
        order.map((_, at) => order[(from + at) % order.length]?.port ?? 0),
      ),
    );
  });

  function pass(
    asked: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
    [port, ...others]: readonly number[],
  ): void {
    if (port === undefined) {
      counted.nobody += 1;
      return void answer.writeHead(502).end();
    }
    const { method, url, headers } = asked;
    const passed = request({
      host: '127.0.0.1',
      port,
      method,
      path: url,
      agent,
      headers: { ...headers, host: `127.0.0.1:${port}` },
    });
    passed.on('response', (response) => {
      const replica = replicas.find((one) => one.port === port);
      if (replica) replica.taken += 1;
      const { connection: _connection, ...kept } = response.headers;
      answer.writeHead(response.statusCode ?? 502, kept);
      response.pipe(answer);
      response.on('error', () => answer.destroy());
    });
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') {
        counted.passedOn += 1;
        return pass(asked, body, answer, others);
      }
      // Whoever asked has gone.
      if (answer.destroyed) return;
      counted.brokenOff += 1;
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    });
    answer.on('close', () => passed.destroy());
    passed.end(body);
  }

  const checks = setInterval(() => {
    for (const replica of replicas) {
      const asking = request({
        host: '127.0.0.1',
        port: replica.port,
        path: '/readyz',
        agent,
        timeout: ASK_PATIENCE_MS,
      });
      asking.on('response', (response) => {
        replica.isReady = response.statusCode === 200;
        response.resume();
      });
      asking.on('timeout', () => asking.destroy(new Error('late')));
      asking.on('error', () => {
        replica.isReady = false;
      });
      asking.end();
    }
  }, ASK_EVERY_MS);

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests that nobody took and that went to another; that broke off under way; that nobody at all took. */
    counted: counted as Readonly<typeof counted>,
    /** How many each replica has answered. */
    taken: () => replicas.map(({ taken }) => taken),
    stop(): void {
      clearInterval(checks);
      server.close();
      server.closeAllConnections();
    },
  };
}
