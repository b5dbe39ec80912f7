import { type Kysely, PostgresAdapter, type RawBuilder, type SchemaModule, sql } from 'kysely';
import type { Tables } from '../db/database';

/** What is still to be told of the weekly prompts of people who were forgotten; and what it takes that no trace of them is left. */
export async function handovers(
  schema: SchemaModule,
  _withoutRowid: RawBuilder<unknown>,
  db: Kysely<Tables>,
): Promise<void> {
  await schema
    .createTable('handover')
    .addColumn('conversation', 'text', (column) =>
      column.primaryKey().check(sql`length(conversation) between 1 and 500`),
    )
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('paused', 'given')`))
    .addColumn('made_at', 'text', (column) => column.notNull().check(sql`length(made_at) = 24`))
    .addColumn('try_at', 'text', (column) => column.notNull().check(sql`length(try_at) = 24`))
    .execute();
  await schema.createIndex('handover_by_try').on('handover').column('try_at').execute();
  // Whose own chat with the bot an address leads to, so that it goes with the person.
  await schema
    .alterTable('address')
    .addColumn('person', 'text', (column) => column.check(sql`length(person) between 1 and 500`))
    .execute();
  await schema.createIndex('address_by_person').on('address').column('person').execute();
  await countNoPeople(db);
}

const PEOPLE = [
  ['schedule', 'owner'],
  ['report', 'person'],
  ['role', 'person'],
  ['address', 'of'],
  ['address', 'note'],
  ['address', 'person'],
  ['poll', 'creator'],
  ['poll_draft', 'creator'],
  ['poll_draft', 'draft'],
  ['audit', 'who'],
  ['vote', 'voter'],
  ['vote', 'choices'],
  ['poll_key', 'sealed'],
] as const;

/**
 * PostgreSQL keeps the commonest values of every column for its planner, and keeps them when the rows are gone. Not of columns that
 * hold people, votes and keys: naming their type anew throws away what it has, and then it collects no more.
 */
async function countNoPeople(db: Kysely<Tables>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  for (const [table, column] of PEOPLE)
    await sql`alter table ${sql.table(table)}
      alter column ${sql.ref(column)} type text, alter column ${sql.ref(column)} set statistics 0`.execute(db);
}
