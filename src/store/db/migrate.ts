import type { Kysely } from 'kysely';
import type { Database, Tables } from './database';
import { migrations } from './migrations';
import { missingTables } from './tables';

/**
 * Applies the missing migrations in one transaction. Any number of processes may call this at once: one does the work, the
 * others wait and find it done. Resolves with whether the database was empty before. Rejects if a newer release has changed the
 * database, or if it lacks what earlier releases have made.
 */
export async function migrate({ kysely, lock, withoutRowid, vacuum }: Database): Promise<boolean> {
  const { before, after } = await kysely.transaction().execute(async (transaction) => {
    await lock(transaction, 'migration');
    return bringUpToDate(transaction, withoutRowid);
  });
  const missing = await missingTables(kysely);
  if (missing.length > 0) throw new Error(`parts of it are missing (${missing.join(', ')}). Put a backup in its place`);
  // Whoever copies the file alone then has at least all tables.
  if (after > before) await vacuum();
  return before === 0;
}

/** Resolves with the number of migrations that were applied before, and that are now. */
async function bringUpToDate(db: Kysely<Tables>, withoutRowid: Database['withoutRowid']) {
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  const applied = (await db.selectFrom('migration').select('name').execute()).map(({ name }) => name);
  const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new Error(`a newer release has changed it (${unknown.join(', ')})`);
  const missing = migrations.filter((migration) => !applied.includes(migration.name));
  for (const { up } of missing) await up(db.schema, withoutRowid, db);
  // Afterwards: one of them asks when the earlier ones were applied.
  const applied_at = new Date().toISOString();
  if (missing.length > 0)
    await db
      .insertInto('migration')
      .values(missing.map(({ name }) => ({ name, applied_at })))
      .execute();
  return { before: applied.length, after: migrations.length };
}
