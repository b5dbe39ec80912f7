import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotProgram } from './votes/bot-program';

const TIMES = 5;
export const OWN_MAIN = join(__dirname, '..', 'main.js');

/** Settings for both platforms; nobody answers at the addresses, and nothing there is needed for a start. */
export const BOTH_PLATFORMS = {
  SLACK_BOT_TOKEN: 'xoxb-a-made-up-token',
  SLACK_SIGNING_SECRET: 'a-made-up-secret',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  TEAMS_ALLOW_UNAUTHENTICATED: '1',
};

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
    times.sort((a, b) => a - b);
    say(`${main}: ${times.join(', ')} ms, in the middle ${times[Math.floor(TIMES / 2)]} ms`);
  }
  rmSync(folder, { recursive: true });
}
