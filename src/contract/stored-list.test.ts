import { sql } from 'kysely';
import { STORED } from '../commands/stored';
import { migrate } from '../store/db/migrate';
import { openDatabase } from '../store/db/open-database';

/** Which line of the list of stored data speaks of each table. */
const TOLD_IN: Record<string, string> = {
  suggestion: 'A word sent with “Suggest this word”',
  feedback: 'Feedback, and “Was this helpful?”',
  helpful: 'Feedback, and “Was this helpful?”',
  role: 'Your role, if you ask me to remember it',
  schedule: 'A weekly prompt',
  report: 'A weekly prompt',
  second_step: 'A weekly prompt',
  notice: 'A weekly prompt',
  poll_draft: 'A poll before it is posted',
  poll: 'A poll',
  vote: 'Your vote',
  poll_key: 'Your vote',
  shown_result: 'That a question showed a result',
  delivery: 'Prompts that were posted',
  prompt_use: 'Prompts that were posted',
  address: 'Where Teams can be reached',
  installation: 'That a Slack workspace has installed it',
  pace: 'When the bot may next post',
  lockout: 'When the bot may next post',
  seen_key: 'A request’s number from Slack or Teams',
};

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
  expect(Object.keys(TOLD_IN).sort()).toEqual(rows.map(({ name }) => name).sort());
  const kept = STORED.rows.filter(([, what]) => !what.startsWith('Nothing')).map(([subject]) => subject as string);
  expect([...new Set([...Object.values(TOLD_IN), ...WITHOUT_TABLE])].sort()).toEqual([...kept].sort());
});
