import { type Kysely, type RawBuilder, type SchemaModule, sql } from 'kysely';
import type { Tables } from './database';

/** Where the ids of people stand. A vote's cannot be read: who voted by another id in a poll that is open now, can once more. */
const PEOPLE = [
  ['schedule', 'owner'],
  ['report', 'person'],
  ['poll', 'creator'],
  ['poll_draft', 'creator'],
] as const;

/**
 * A person in Slack was written down with the team that a request happened to name, and is her user id within the
 * installation: `slack:T0PARTNER:U0EVA` becomes `slack:T0TEAM:U0EVA` where the row's tenant is `slack:T0TEAM`.
 */
export async function oneIdAPerson(
  _schema: SchemaModule,
  _byKey: RawBuilder<unknown>,
  db: Kysely<Tables>,
): Promise<void> {
  for (const [table, column] of PEOPLE) {
    const person = sql.ref(column);
    const user = sql`substr(${person}, length(rtrim(${person}, ${ID_LETTERS})) + 1)`;
    await sql`update ${sql.table(table)} set ${person} = tenant || ':' || ${user} where ${person} like 'slack:%'`.execute(
      db,
    );
  }
}

/** The colon is none of them. */
const ID_LETTERS = sql.lit('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_');
