import { sql } from 'kysely';
import { STORED, TOLD_AS } from '../commands/stored';
import { migrate } from '../store/db/migrate';
import { openDatabase } from '../store/db/open-database';

/** Columns of `poll` hold it. */
const WITHOUT_TABLE = ['The result of a poll'];

/** `migration` and `fact` are the database's own: its form, when it was last looked at, which key it has. */
test('the list of stored data speaks of every table in the database, and of nothing that is not there', async () => {
  const database = await openDatabase('file::memory:');
  await migrate(database);
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
      and name not in ('migration', 'fact')
  `.execute(database.kysely);
  await database.kysely.destroy();
  expect(Object.keys(TOLD_AS).sort()).toEqual(rows.map(({ name }) => name).sort());
  const kept = STORED.rows.filter(([, what]) => !what.startsWith('Nothing')).map(([subject]) => subject as string);
  expect([...new Set([...Object.values(TOLD_AS), ...WITHOUT_TABLE])].sort()).toEqual([...kept].sort());
});
