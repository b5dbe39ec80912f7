import { sql } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';
import type { Database } from '../db/database';
import { noteWithin } from './audit';
import { leftOutOf, peopleIn, placeIn, TABLES, type TableName, whyWithheld } from './kept';
import { ownChatsOf } from './own-chats';

/** A row as it is kept, without the columns that are not exported. */
type ExportedRow = Readonly<Record<string, unknown>>;

/** What is kept of a tenant or a person, by table. `withheld`: the tables of which nothing is given, and why. */
export type Exported = {
  readonly tables: readonly { readonly table: TableName; readonly rows: readonly ExportedRow[] }[];
  readonly withheld: readonly { readonly table: TableName; readonly why: string }[];
};

/**
 * Reads everything that is kept of a tenant, or of one person in it with their own chats, in one transaction, which also writes down that the operator
 * did so; a dry run does not. Votes are never among it.
 */
export function createExport({ kysely }: Pick<Database, 'kysely'>, clock: () => Date) {
  return async function exportAll(
    tenant: Tenant,
    person?: Person,
    { dryRun = false }: { readonly dryRun?: boolean } = {},
  ): Promise<Exported> {
    const given = TABLES.filter((table) => whyWithheld(table) === undefined).filter(
      (table) => person === undefined || peopleIn(table).length > 0 || placeIn(table) !== undefined,
    );
    const tables = await kysely.transaction().execute(async (transaction) => {
      const found = [];
      const own = person === undefined ? [] : await ownChatsOf(transaction, person);
      for (const table of given) {
        const about = person === undefined ? sql`tenant = ${tenant}` : isAbout(table, person, own);
        const { rows } = await sql<ExportedRow>`select * from ${sql.table(table)} where ${about}`.execute(transaction);
        found.push({ table, rows: rows.map((row) => without(leftOutOf(table), row)) });
      }
      const matter = person === undefined ? 'organisation' : 'person';
      if (!dryRun) await noteWithin(transaction, { who: 'operator', act: 'exported', matter, tenant }, clock());
      return found;
    });
    const withheld = TABLES.flatMap((table) => {
      const why = whyWithheld(table);
      return why === undefined ? [] : [{ table, why }];
    });
    return { tables, withheld };
  };
}

/** True of the rows of a table that hold this person, or that belong to their own chats with the bot. */
function isAbout(table: TableName, person: Person, own: readonly Conversation[]) {
  const place = placeIn(table);
  const names = peopleIn(table).map((column) => sql`${sql.ref(column)} = ${person}`);
  const belongs = place === undefined ? [] : own.map((chat) => sql`${sql.ref(place)} = ${chat}`);
  const all = [...names, ...belongs];
  return all.length === 0 ? sql`1 = 0` : sql.join(all, sql` or `);
}

const without = (columns: readonly string[], row: ExportedRow): ExportedRow =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
