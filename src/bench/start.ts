import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOTH_PLATFORMS, OWN_MAIN, startBotProgram } from './bot-program';
import { percentile } from './table';

const TIMES = 5;

/** How many milliseconds a start takes after a kill, with a database that is there, until requests are answered. */
export async function benchStart(say: (line: string) => void, mains: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'compass-start-'));
  for (const main of [OWN_MAIN, ...mains]) {
    const bot = await startBotProgram(main, { ...BOTH_PLATFORMS, DATABASE_URL: `file:${join(folder, 'compass.db')}` });
    const times: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      await bot.kill();
      const began = performance.now();
      await bot.startAgain();
      times.push(Math.round(performance.now() - began));
    }
    await bot.stop();
    say(`${main}: ${times.toSorted((a, b) => a - b).join(', ')} ms, in the middle ${percentile(times, 0.5)} ms`);
  }
  rmSync(folder, { recursive: true });
}
