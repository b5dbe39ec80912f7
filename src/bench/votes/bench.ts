// The server is the one of the tests, and stands beside what only jest knows.
/// <reference types="jest" />

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresDatabase } from '../../testing/stores/postgres-server';
import { benchStore } from './bench-store';
import { benchWholeBot } from './bench-whole-bot';

/**
 * A storm of 2,000 people who press a vote button in Slack, on a bare framework and on ours: first the store alone, as fast
 * as it answers, then the whole bot at the pace of people. `postgres`: the address of an empty PostgreSQL database, or
 * `--postgres` for one of this machine's own, to have it take part.
 */
export async function benchVotes(say: (line: string) => void, postgres?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-compass-bench-'));
  const own = postgres === '--postgres' ? await createPostgresDatabase() : undefined;
  try {
    await benchStore(say, folder, own?.url ?? postgres);
    say('');
    await benchWholeBot(say, folder, own?.url ?? postgres);
  } finally {
    await own?.remove();
    rmSync(folder, { recursive: true });
  }
}
