// The server is the one of the tests, and stands beside what only jest knows.
/// <reference types="jest" />

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresDatabase } from '../../testing/stores/postgres-server';
import { numberAfter } from '../options';
import { holds, sum } from './audit';
import { simulate } from './simulate';
import { tableOf } from './table';

/** A year has a hundred thousand commits. Killed processes leave a file as it is, so that nothing here needs a disk. */
const IN_MEMORY = '/dev/shm';

/**
 * A year of weekly prompts on both platforms, with everything that goes wrong in one, on a SQLite file; `--postgres`: on a
 * PostgreSQL server. `--seed 7`, `--weeks 8`, `--conversations 12` make it another year, a shorter or a smaller one. False
 * where a prompt was lost or came twice.
 */
export async function benchYear(words: readonly string[], say: (line: string) => void): Promise<boolean> {
  const seed = numberAfter('--seed', words, 2027);
  const weeks = numberAfter('--weeks', words, 52);
  const conversations = numberAfter('--conversations', words, 100);
  const database = words.includes('--postgres') ? 'PostgreSQL' : 'SQLite';
  say(
    `${weeks} weeks, ${conversations} conversations on each platform, two processes of the bot, ${database}, seed ${seed}`,
  );
  const began = Date.now();
  const { url, remove } = await (database === 'SQLite' ? createFile() : createPostgresDatabase());
  try {
    const simulated = await simulate({ seed, weeks, conversations, databaseUrl: url });
    for (const line of tableOf(simulated)) say(line);
    say(`\n${Math.round((Date.now() - began) / 1000)} seconds`);
    return holds(sum(simulated.platforms.map(({ tally }) => tally)));
  } finally {
    await remove();
  }
}

async function createFile() {
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'compass-year-'));
  return { url: `file:${join(folder, 'year.db')}`, remove: async () => rmSync(folder, { recursive: true }) };
}
