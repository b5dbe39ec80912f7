import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from '../db/database';
import { migrations } from '../db/migrations';
import { openDatabase } from '../db/open-database';
import { TABLE_NAMES } from '../db/tables';
import { checkSeals, type Seals, type SecretsHere } from '../secrets/seal-check';

export type Checked = {
  /** Why it cannot be used; undefined if it can. */
  readonly fault: string | undefined;
  /** The newest step of its schema, and how many steps this version adds to it. */
  readonly schema: { readonly newest: string; readonly toCome: number } | undefined;
  readonly rows: ReadonlyMap<keyof Tables, number>;
  /** What of it the secrets that are here open. */
  readonly seals: Seals;
};

const NOTHING = { kept: 0, old: 0, lost: [] } as const;
const UNUSABLE = { schema: undefined, rows: new Map(), seals: { pollKeys: NOTHING, installations: NOTHING } } as const;

/**
 * Opens a copy of this copy of an SQLite database, with the file beside it that ends in -wal if there is one, and looks at all of
 * it. The file itself stays as it is. Rejects if it cannot be read at all.
 */
export async function checkCopy(path: string, secrets: SecretsHere): Promise<Checked> {
  if (!existsSync(path)) return { ...UNUSABLE, fault: 'there is no such file' };
  const folder = mkdtempSync(join(tmpdir(), 'practice-compass-check-'));
  try {
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const database = await openDatabase(`file:${copy}`);
    try {
      return await look(database, secrets);
    } finally {
      await database.kysely.destroy();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) throw error;
    return { ...UNUSABLE, fault: (error as Error).message };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function look(database: Database, secrets: SecretsHere): Promise<Checked> {
  const { kysely } = database;
  const damage = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(kysely);
  if (damage.rows[0]?.integrity_check !== 'ok') return { ...UNUSABLE, fault: 'it is damaged' };
  const found = new Set((await kysely.introspection.getTables()).map(({ name }) => name));
  if (!found.has('migration')) return { ...UNUSABLE, fault: 'it is empty: it holds no database of this bot' };
  const applied = (await kysely.selectFrom('migration').select('name').execute()).map(({ name }) => name);
  const newer = applied.filter((name) => !migrations.some((one) => one.name === name));
  if (newer.length > 0) return { ...UNUSABLE, fault: `a newer release has changed it (${newer.join(', ')})` };
  const toCome = migrations.length - applied.length;
  const missing = TABLE_NAMES.filter((name) => !found.has(name));
  if (toCome === 0 && missing.length > 0) return { ...UNUSABLE, fault: `it lacks ${missing.join(', ')}` };
  const newest = migrations.filter(({ name }) => applied.includes(name)).at(-1)?.name ?? '';
  const rows = await countRows(
    kysely,
    TABLE_NAMES.filter((name) => found.has(name)),
  );
  return { fault: undefined, schema: { newest, toCome }, rows, seals: await checkSeals(database, secrets) };
}

/** The number of rows in each of these tables. */
export async function countRows(
  db: Kysely<Tables>,
  names: readonly (keyof Tables)[] = TABLE_NAMES,
): Promise<ReadonlyMap<keyof Tables, number>> {
  const counts = new Map<keyof Tables, number>();
  for (const name of names) {
    const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${sql.table(name)}`.execute(db);
    counts.set(name, Number(rows[0]?.n));
  }
  return counts;
}
