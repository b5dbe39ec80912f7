import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Database } from './db/database';
import { migrations } from './db/migrations';
import { openDatabase } from './db/open-database';
import type { StoreOptions } from './open-store';
import { checkSeals, type Seals } from './secrets/seal-check';

/**
 * How a database stands.
 * - `there`: false if it is a file that is not there yet.
 * - `pending`: how many changes of this release it lacks; `newer`: the changes of a newer release.
 * - `writable`: why it takes no write; undefined if it does. `seals`: what of it the secrets that are here open.
 * - `freeBytes`: of a file's disk; undefined if that is not known. `bytes`: its own size.
 */
export type Examined = {
  readonly there: boolean;
  readonly pending: number;
  readonly newer: readonly string[];
  readonly writable: string | undefined;
  readonly seals: Seals | undefined;
  readonly freeBytes: number | undefined;
  readonly bytes: number;
};

/** Looks at a database and leaves it as it is: no file is made and no change of this release. Rejects if it cannot be opened. */
export async function examine(
  url: string,
  { secretKey, previousKeys: previous = [], keyFile }: StoreOptions = {},
): Promise<Examined> {
  const path = pathIn(url);
  const freeBytes = path === undefined ? undefined : freeBy(path);
  const none = { pending: migrations.length, newer: [], writable: undefined, seals: undefined, freeBytes, bytes: 0 };
  if (path !== undefined && !existsSync(path)) return { there: false, ...none };
  const database = await openDatabase(url, keyFile);
  try {
    const applied = await migrationsIn(database);
    return {
      there: true,
      pending: migrations.filter(({ name }) => !applied.includes(name)).length,
      newer: applied.filter((name) => !migrations.some((migration) => migration.name === name)),
      writable: await whyNotWritable(database),
      seals: await checkSeals(database, { current: secretKey ?? keptBeside(database), previous }),
      freeBytes,
      bytes: path === undefined ? await sizeOf(database) : statSync(path).size,
    };
  } finally {
    await database.kysely.destroy();
  }
}

/** The file of an SQLite database; undefined for any other. */
function pathIn(url: string): string | undefined {
  if (!url.startsWith('file:')) return undefined;
  return resolve(url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length));
}

/** Of the disk of the nearest folder that is there. */
function freeBy(path: string): number | undefined {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

async function migrationsIn({ kysely }: Database): Promise<string[]> {
  const tables = await kysely.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migration')) return [];
  return (await kysely.selectFrom('migration').select('name').execute()).map(({ name }) => name);
}

/** Writes a table and takes it back. */
async function whyNotWritable({ kysely }: Database): Promise<string | undefined> {
  const takenBack = new Error('taken back');
  try {
    await kysely.transaction().execute(async (transaction) => {
      await transaction.schema.createTable('examined').addColumn('one', 'integer').execute();
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}

/** A key file that holds no key opens nothing. */
function keptBeside({ keptSecret }: Database): string | undefined {
  try {
    return keptSecret();
  } catch {
    return undefined;
  }
}

async function sizeOf({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ size: string }>`select pg_database_size(current_database())::text as size`.execute(
    kysely,
  );
  return Number(rows[0]?.size ?? 0);
}
