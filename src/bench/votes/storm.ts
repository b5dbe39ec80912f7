import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Way } from './keepers';
import { type Press, requestOf } from './presses';

/** Connections that the presses come in on. Slack's own number is not published. */
const CONNECTIONS = 100;

export type Storm = {
  /** The persons whose press was acknowledged at least once. */
  readonly acknowledged: ReadonlySet<number>;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
};

/** Sends every press to a server in a process of its own, as fast as it answers, and kills it after the last answer. */
export async function storm(way: Way, url: string, poll: string, presses: readonly Press[]): Promise<Storm> {
  const server = fork(join(__dirname, 'server.js'), [way, url, poll]);
  const [port] = (await once(server, 'message')) as [number];
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  await Promise.all(presses.slice(0, CONNECTIONS).map((press) => send(port, agent, press)));
  const acknowledged = new Set<number>();
  const times: number[] = [];
  const waiting = [...presses];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let press = waiting.shift(); press; press = waiting.shift()) {
        const from = performance.now();
        if ((await send(port, agent, press)) === 200) acknowledged.add(press.person);
        times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  await kill(server);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { acknowledged, perSecond: presses.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function send(port: number, agent: Agent, press: Press): Promise<number> {
  const { body, headers } = requestOf(press);
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, agent, headers, host: '127.0.0.1', method: 'POST', path: '/slack/events' },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Without a chance to write anything down that it has acknowledged. */
async function kill(server: ChildProcess): Promise<void> {
  const closed = once(server, 'close');
  server.kill('SIGKILL');
  await closed;
}
