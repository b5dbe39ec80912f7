import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, sql } from 'kysely';
import SqliteFile from 'libsql';
import type { Database, Tables } from './database';
import { secretInFile } from './key-file';
import { rewriteTable } from './rewrite-table';
import { checkpointOnce, checkpointPatiently, execPatiently, sharedSqliteDialect } from './sqlite-dialect';

/**
 * Opens `file:<path>`, made if it is missing (file 0600, new folders 0700), or `file::memory:`. What has been answered
 * is on disk before the answer goes out, and deleted text is overwritten. `keyFile`: `<path>.key`, where nothing else is said.
 */
export async function openSqlite(url: string, keyFile?: string): Promise<Database> {
  const path = pathIn(url);
  if (path !== ':memory:') createPrivately(path);
  const file = new SqliteFile(path);
  try {
    await execPatiently(file, 'pragma journal_mode = WAL');
    file.exec('pragma synchronous = FULL; pragma foreign_keys = ON; pragma secure_delete = ON');
  } catch (error) {
    file.close();
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: sharedSqliteDialect(file) });
  // Until then the write-ahead log still holds what was written before. The connection is free of transactions here.
  const checkpoint = () => kysely.connection().execute(async () => checkpointOnce(file));
  const sweep = () => checkpointPatiently(checkpoint);
  return {
    kysely,
    // A transaction holds the file's only write lock, so it has its turn already.
    takeTurn: async () => {},
    sweep,
    byKey: sql`without rowid`,
    rewrite: rewriteTable,
    scrub: sweep,
    scrubAgain: checkpoint,
    compact: async () => {
      // Pages hold copies of rows that were moved before they were deleted; a new file has none.
      await kysely.connection().execute(() => execPatiently(file, 'vacuum'));
      await sweep();
    },
    ownSecret: () =>
      path === ':memory:' ? randomBytes(48).toString('base64url') : secretInFile(keyFile ?? `${path}.key`),
  };
}

function pathIn(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

/** SQLite gives its journal files the mode of the file itself. */
function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}
