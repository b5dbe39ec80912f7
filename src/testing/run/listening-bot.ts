import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { BuiltProgram } from './built-program';

const LOCAL = { HOST: '127.0.0.1', PORT: '0' };

/**
 * Starts the program on this machine with these settings, and resolves when it listens. `lines` are what it has logged so
 * far; `ended` is its exit code, once it has ended.
 */
export async function startListening(program: BuiltProgram, settings: Readonly<Record<string, string>>) {
  const bot = program.start(['start'], { ...LOCAL, ...settings });
  const closed = once(bot, 'close') as Promise<[number | null, string | null]>;
  const lines: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: bot.stdout }).on('line', (line) => {
      lines.push(line);
      const { msg, port } = JSON.parse(line) as { msg: string; port: number };
      if (msg === 'listening') resolve(port);
    });
    bot.once('close', () => reject(new Error('The bot ended before it listened')));
  });
  return { bot, port, lines, ended: closed.then(([code]) => code), url: `http://127.0.0.1:${port}` };
}
