import { type Kysely, type RawBuilder, type SchemaModule, sql } from 'kysely';
import type { Tables } from './database';

/**
 * The columns that hold people's ids. Votes cannot be changed, since their voters are hashed: somebody who voted under another
 * id in a poll that is open now can vote once more.
 */
const PEOPLE = [
  ['schedule', 'owner'],
  ['report', 'person'],
  ['poll', 'creator'],
  ['poll_draft', 'creator'],
] as const;

/**
 * People in Slack were stored with whichever team a request named; now their id is their user id within the installation:
 * `slack:T0PARTNER:U0EVA` becomes `slack:T0TEAM:U0EVA` if the row's tenant is `slack:T0TEAM`.
 */
export async function oneIdAPerson(
  _schema: SchemaModule,
  _withoutRowid: RawBuilder<unknown>,
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

/** Everything but the colon, so that `rtrim` stops at it. */
const ID_LETTERS = sql.lit('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_');
