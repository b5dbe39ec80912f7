import { existsSync, renameSync } from 'node:fs';
import type { Kysely, Transaction } from 'kysely';
import SqliteFile from 'libsql';
import type { Tables } from '../db/database';
import { migrate } from '../db/migrate';
import { openDatabase } from '../db/open-database';
import { TABLE_NAMES, TABLES } from '../db/tables';
import { checkSeals, type Seals, type SecretsHere } from '../secrets/seal-check';
import { countRows } from './check';

/** PostgreSQL takes at most 65,535 values in one statement. */
const ROWS_AT_ONCE = 1_000;

/** What a new database has before anything is copied to it. */
const ITS_OWN: readonly (keyof Tables)[] = ['migration', 'fact'];

/** `seals`: what of it the secrets that are here open. */
type Moved = { readonly rows: number; readonly oldFile: string; readonly seals: Seals };

/**
 * Copies everything from an SQLite file to a PostgreSQL database in which nothing is yet, in one transaction, and gives the file
 * another name, so that no bot goes on with it. Meanwhile nobody can write to the file. Rejects with a sentence, and leaves both
 * as they were, if the target is not empty, none of the secrets is the one of its open polls, or not everything has arrived.
 */
export async function moveToPostgres(path: string, to: string, secrets: SecretsHere): Promise<Moved> {
  if (!existsSync(path)) throw new Error(`There is no database at ${path}: nothing was moved`);
  const [source, target] = [await openDatabase(`file:${path}`), await openDatabase(to)];
  try {
    await migrate(source);
    await migrate(target);
    const seals = await checkSeals(source, secrets);
    const { lost } = seals.pollKeys;
    if (lost.length > 0) throw new Error(otherKey(lost.length, path));
    // One that holds the only write lock of the file, and ends once the file has its other name: it has nothing to commit.
    const from = await source.kysely.startTransaction().execute();
    try {
      const rows = await target.kysely.transaction().execute((into) => copyAll(from, into));
      return { rows, oldFile: setAside(path), seals };
    } finally {
      await from.rollback().execute();
    }
  } finally {
    await Promise.all([source.kysely.destroy(), target.kysely.destroy()]);
  }
}

async function copyAll(from: Transaction<Tables>, into: Transaction<Tables>): Promise<number> {
  const before = await countRows(into);
  const full = TABLE_NAMES.filter((name) => !ITS_OWN.includes(name) && before.get(name) !== 0);
  if (full.length > 0)
    throw new Error(`The target already holds ${full.map((name) => TABLES[name]).join(', ')}: nothing was moved`);
  await into.deleteFrom('fact').execute();
  for (const name of TABLE_NAMES) if (name !== 'migration') await copyTable(from, into, name);
  const [here, there] = [await countRows(from), await countRows(into)];
  const short = TABLE_NAMES.filter((name) => here.get(name) !== there.get(name));
  if (short.length > 0)
    throw new Error(`Not all ${short.map((name) => TABLES[name]).join(', ')} have arrived: nothing was moved`);
  return [...there].reduce((sum, [name, count]) => (ITS_OWN.includes(name) ? sum : sum + count), 0);
}

async function copyTable(from: Kysely<Tables>, into: Kysely<Tables>, name: keyof Tables): Promise<void> {
  const rows = await from.selectFrom(name).selectAll().execute();
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await into
      .insertInto(name)
      .values(rows.slice(at, at + ROWS_AT_ONCE) as never)
      .execute();
}

/** The file's new name. All that its log holds is moved into it before. */
function setAside(path: string): string {
  const moved = `${path}.moved`;
  const file = new SqliteFile(path);
  file.pragma('wal_checkpoint(passive)');
  file.close();
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${moved}${end}`);
  return moved;
}

const otherKey = (count: number, path: string) =>
  `SECRET_KEY is not the one with which ${count === 1 ? 'a poll that is open was' : `${count} polls that are open were`} started. Set it to what the bot uses now, or to what is in ${path}.key. Nothing was moved`;
