import type { Kysely } from 'kysely';
import type { Database, Tables } from './database';
import { migrations } from './migrations';

/**
 * Applies the missing migrations in one transaction. Any number of processes may call this at once: one does the work, the
 * others wait and find it done. Rejects if a newer release has changed the database.
 */
export async function migrate({ kysely, lock, withoutRowid }: Database): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    await lock(transaction, 'migration');
    await bringUpToDate(transaction, withoutRowid);
  });
}

async function bringUpToDate(db: Kysely<Tables>, withoutRowid: Database['withoutRowid']): Promise<void> {
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  const applied = (await db.selectFrom('migration').select('name').execute()).map(({ name }) => name);
  const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new Error(`a newer release has changed it (${unknown.join(', ')})`);
  for (const { name, up } of migrations.filter((migration) => !applied.includes(migration.name))) {
    await up(db.schema, withoutRowid, db);
    await db.insertInto('migration').values({ name, applied_at: new Date().toISOString() }).execute();
  }
}
