import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BOTH_PLATFORMS, type BotProgram, OWN_MAIN, startBotProgram } from './bot-program';

const CONNECTIONS = 64;
const BYTES_EACH = 64 * 1024;
const TIMES = 5;
/** Longer than any body is waited for, and than the search takes to be ready. */
const REST_MS = 12_000;

/** Five times four megabytes of requests that are sent behind each other, on connections that break: what they leave, and the stop after them. */
export async function benchPipelining(say: (line: string) => void, mains: readonly string[]): Promise<void> {
  for (const main of [OWN_MAIN, ...mains])
    for (const path of ['/slack/events', '/api/messages']) {
      const bot = await startBotProgram(main, { ...BOTH_PLATFORMS, DATABASE_URL: 'file::memory:' });
      await wait(REST_MS);
      const before = megabytes(bot, 'VmRSS');
      const request = `POST ${path} HTTP/1.1\r\nHost:\r\nContent-Length:2\r\n\r\n{}`;
      for (let time = 0; time < TIMES; time++) await attack(bot.port, request);
      await wait(REST_MS);
      const after = `${before} MB before, ${megabytes(bot, 'VmRSS')} MB after, ${megabytes(bot, 'VmHWM')} MB at most`;
      const began = performance.now();
      const code = await bot.stop();
      say(`${main} ${path}: ${after}; stopped in ${Math.round(performance.now() - began)} ms with ${code}`);
    }
}

async function attack(port: number, request: string): Promise<void> {
  const all = request.repeat(Math.ceil(BYTES_EACH / request.length));
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const connection = connect(port, '127.0.0.1').on('error', () => {});
      await once(connection, 'connect');
      return connection;
    }),
  );
  for (const connection of connections) connection.write(all);
  await wait(300);
  for (const connection of connections) connection.resetAndDestroy();
}

/** As Linux tells it: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function megabytes({ pid }: BotProgram, figure: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] = new RegExp(`${figure}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid()}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
