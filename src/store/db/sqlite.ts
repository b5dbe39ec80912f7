import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, sql, type Transaction } from 'kysely';
import SqliteFile from 'libsql';
import type { Database, Tables } from './database';
import type { WhyAway } from './database-away';
import { secretInFile, secretKeptIn } from './key-file';
import { createSameFile } from './same-file';
import { checkpointOnce, checkpointPatiently, execPatiently, patiently, sharedSqliteDialect } from './sqlite-dialect';
import { refuseDamaged, refuseWithoutItsFile } from './sqlite-whole';
import { tellingDialect } from './telling-dialect';

/**
 * Opens `file:<path>`, created if it is missing (file 0600, new folders 0700), or `file::memory:`. A commit resolves only once
 * it is on disk, and deleted text is overwritten. Default of `keyFile`: `<path>.key`.
 */
export async function openSqlite(url: string, keyFile?: string): Promise<Database> {
  const path = pathIn(url);
  const keyPath = keyFile ?? `${path}.key`;
  if (path !== ':memory:') {
    makeFolder(dirname(resolve(path)));
    refuseWithoutItsFile(path, keyPath);
    createPrivately(path);
  }
  const file = new SqliteFile(path);
  try {
    await patiently(() => refuseDamaged(file, path));
    await execPatiently(file, 'pragma journal_mode = WAL');
    file.exec('pragma synchronous = FULL; pragma foreign_keys = ON; pragma secure_delete = ON');
  } catch (error) {
    file.close();
    throw error;
  }
  const sameFile = createSameFile(path);
  const kysely = new Kysely<Tables>({ dialect: tellingDialect(sharedSqliteDialect(file, sameFile), whyAway) });
  // Until a checkpoint the write-ahead log still holds what was written before. No transaction is open on the connection here.
  const checkpoint = () => kysely.connection().execute(async () => checkpointOnce(file));
  const vacuum = () => checkpointPatiently(checkpoint);
  let unshredded = false;
  /** Pages may hold copies of rows that were moved before they were deleted; a rewritten file has none. */
  const rewrite = async () => {
    unshredded = true;
    await kysely.connection().execute(() => execPatiently(file, 'vacuum'));
    unshredded = false;
  };
  return {
    kysely,
    // A transaction already holds the file's only write lock.
    lock: async () => {},
    vacuum,
    withoutRowid: sql`without rowid`,
    rewriteTable: rewriteTable,
    scrub: vacuum,
    scrubAgain: async () => {
      if (unshredded) await rewrite();
      return checkpoint();
    },
    compact: async () => {
      await rewrite();
      await vacuum();
    },
    shred: async () => {
      await rewrite();
      return vacuum();
    },
    serverTime: async () => undefined,
    ownSecret: () => (path === ':memory:' ? randomBytes(48).toString('base64url') : secretInFile(keyPath)),
    keptSecret: () => (path === ':memory:' ? undefined : secretKeptIn(keyPath)),
  };
}

/** The path of the file that an address names; undefined if it names no file. */
export const sqlitePath = (url: string): string | undefined => (url.startsWith('file:') ? pathIn(url) : undefined);

function pathIn(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

/** https://www.sqlite.org/rescode.html */
const CODES: readonly (readonly [RegExp, WhyAway])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'held'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_READONLY_DBMOVED/, 'gone'],
  [/^SQLITE_(READONLY|CANTOPEN)/, 'readOnly'],
  [/^SQLITE_IOERR/, 'disk'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
];

const whyAway = (error: unknown): WhyAway | undefined =>
  error instanceof SqliteFile.SqliteError ? CODES.find(([code]) => code.test(error.code))?.[1] : undefined;

/** SQLite gives its journal files the mode of the main file. Throws an error that says why if the file cannot be created. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(code === 'EISDIR' ? `${path} is a folder, not a file` : `${path} cannot be written (${code})`);
  }
}

/** Creates one folder at a time: Node's recursive `mkdir` never ends where a folder cannot be created, as in /proc. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error(`${folder} is not a folder`);
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another process may have created it in the meantime.
    if (code !== 'EEXIST') throw new Error(`the folder ${folder} does not exist and cannot be created (${code})`);
  }
}

/** SQLite takes at most 32,766 values in one statement (https://www.sqlite.org/limits.html#max_variable_number). */
const ROWS_AT_ONCE = 5_000;

/**
 * Rewrites an SQLite table. `secure_delete` overwrites deleted rows, but not the copies that SQLite leaves in the unused part
 * of a page when it moves rows to another one; a page that is freed is overwritten completely
 * (https://www.sqlite.org/pragma.html#pragma_secure_delete). Only for tables that stay small.
 */
export async function rewriteTable(transaction: Transaction<Tables>, table: 'vote' | 'poll_key'): Promise<void> {
  const rows = await transaction.selectFrom(table).selectAll().orderBy('poll').execute();
  await transaction.deleteFrom(table).execute();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await transaction
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}
