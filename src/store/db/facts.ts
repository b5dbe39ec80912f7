import { type Kysely, type RawBuilder, type SchemaModule, sql } from 'kysely';
import type { FactName, Tables } from './database';

/** The table, as its migration creates it. A released migration is never edited. */
export async function facts(
  schema: SchemaModule,
  _withoutRowid: RawBuilder<unknown>,
  db: Kysely<Tables>,
): Promise<void> {
  await schema
    .createTable('fact')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  // The newest time that anything in the database tells of is when a bot was last seen alive on it.
  await sql`
    insert into fact (name, value)
    select 'alive', max(seen) from (
      select max(applied_at) as seen from migration
      union all select max(seen_at) from seen_key
      union all select max(sent_at) from delivery
      union all select max(created_at) from poll
    ) as times having max(seen) is not null`.execute(db);
}

/** Undefined if it is not known. */
export async function readFact(db: Kysely<Tables>, name: FactName): Promise<string | undefined> {
  const row = await db.selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function writeFact(db: Kysely<Tables>, name: FactName, value: string): Promise<void> {
  await db
    .insertInto('fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

export async function dropFact(db: Kysely<Tables>, name: FactName): Promise<void> {
  await db.deleteFrom('fact').where('name', '=', name).execute();
}
