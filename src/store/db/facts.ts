import type { Kysely, SchemaModule } from 'kysely';
import type { FactName, Tables } from './database';

/** The table, as its migration creates it. A released migration is never edited. */
export async function facts(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('fact')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
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
