import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Order, Said, Start } from './bot-process';
import type { Clock } from './clock';

export type Killable = Awaited<ReturnType<typeof startKillable>>;

/** Starts a process of the bot, which moves the clock on where it waits. `logged` is told what it logs as a fault. */
export async function startKillable(start: Omit<Start, 'now'>, clock: Clock, logged: (line: string) => void) {
  const given: Start = { ...start, now: clock.now() };
  const child = fork(join(__dirname, 'bot-process.js'), [JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close');
  // Whoever is killed takes no more: the callback is given the error.
  const order = (beat?: Pick<Order, 'beat'>) => child.send({ now: clock.now(), ...beat }, () => {});
  let beaten = () => {};
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => logged(JSON.parse(line).msg));
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (said: Said) => {
      if (said === 'beaten') return beaten();
      if ('port' in said) return resolve(said.port);
      clock.moveTo(said.waitsUntil);
      order();
    });
    void ended.then(() => reject(new Error('The bot ended before it listened')));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    /** Resolves when it has beaten, or has been killed in the midst of it. */
    async beat(): Promise<void> {
      const done = new Promise<void>((resolve) => {
        beaten = resolve;
      });
      order({ beat: true });
      await Promise.race([done, ended]);
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
