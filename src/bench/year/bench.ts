// The server is the one of the tests, and stands beside what only jest knows.
/// <reference types="jest" />

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatherKnowledge } from '../../lookup/knowledge';
import { createPostgresDatabase } from '../../testing/stores/postgres-server';
import { simulate } from './simulate';
import { tableOf } from './table';

type Say = (line: string) => void;

const CHANNELS = 100;
const WEEKS = 52;
const SEED = 2027;

/** A year has a hundred thousand commits. Killed processes leave a file as it is, so that nothing here needs a disk. */
const IN_MEMORY = '/dev/shm';

/**
 * A year of weekly prompts on both platforms, with everything that goes wrong in one, on a SQLite file; `--postgres`: then
 * also on a PostgreSQL server. `--seed 7`, `--weeks 8`, `--channels 12` make it another year, a shorter or a smaller one.
 */
export async function benchYear(words: readonly string[], say: Say): Promise<void> {
  const settings = {
    seed: numberAfter('--seed', words, SEED),
    weeks: numberAfter('--weeks', words, WEEKS),
    channels: numberAfter('--channels', words, CHANNELS),
    knowledge: gatherKnowledge(undefined),
  };
  const create = {
    SQLite: createFile,
    ...(words.includes('--postgres') ? { PostgreSQL: createPostgresDatabase } : {}),
  };
  for (const [database, createDatabase] of Object.entries(create)) {
    const began = Date.now();
    const { url, remove } = await createDatabase();
    try {
      const simulated = await simulate({ ...settings, databaseUrl: url });
      for (const line of tableOf(simulated, { ...settings, database })) say(line);
      say(`\n${Math.round((Date.now() - began) / 1000)} seconds\n`);
    } finally {
      await remove();
    }
  }
}

async function createFile() {
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'compass-year-'));
  return { url: `file:${join(folder, 'year.db')}`, remove: async () => rmSync(folder, { recursive: true }) };
}

function numberAfter(name: string, words: readonly string[], usual: number): number {
  const at = words.indexOf(name);
  const value = at < 0 ? usual : Number(words[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number from 1`);
  return value;
}
