import { Client } from 'pg';
import { storesOn } from '../testing/databases';
import { createPostgresDatabase } from '../testing/postgres-server';
import { closeNow, openPoll, voter } from '../testing/stored-polls';

const { open, url } = storesOn(createPostgresDatabase);

async function onServer(statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url() });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

const OURS = "from pg_stat_activity where application_name = 'practice-compass' and datname = current_database()";

test('a server that drops idle connections does not stop the bot', async () => {
  const store = await open();
  await store.ping();
  await onServer(`select pg_terminate_backend(pid) ${OURS}`);
  // The news of the broken connection may reach us only as it is used.
  await store.ping().catch(() => store.ping());
});

test('a replica uses at most five connections, however busy it is', async () => {
  const store = await open();
  await Promise.all(Array.from({ length: 50 }, (_, number) => store.firstTime(`slack:Ev${number}`)));
  expect(await onServer(`select count(*)::int as connections ${OURS}`)).toEqual([{ connections: 5 }]);
});

test('after a poll has closed, not even dead rows of its votes and its key are left in their tables', async () => {
  const store = await open();
  const { id } = await openPoll(store);
  for (const number of [1, 2, 3, 4, 5]) await store.polls.vote(id, voter(number), 0);
  const sizes = "select pg_relation_size('vote')::int as votes, pg_relation_size('poll_key')::int as keys";
  expect(await onServer(sizes)).toEqual([{ votes: 8192, keys: 8192 }]);
  await closeNow(store, id);
  expect(await onServer(sizes)).toEqual([{ votes: 0, keys: 0 }]);
});
