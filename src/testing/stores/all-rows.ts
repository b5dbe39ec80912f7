import { sql } from 'kysely';
import { openDatabase } from '../../store/db/open-database';

/** Every row of every table, as text. */
export async function allRows(url: string): Promise<string[]> {
  const { kysely } = await openDatabase(url);
  const all: string[] = [];
  for (const { name } of await kysely.introspection.getTables())
    for (const row of (await sql`select * from ${sql.table(name)}`.execute(kysely)).rows)
      all.push(`${name} ${JSON.stringify(row)}`);
  await kysely.destroy();
  return all;
}
