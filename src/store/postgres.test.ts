import { sql } from 'kysely';
import { Client } from 'pg';
import { storesOn } from '../testing/databases';
import { createPostgresDatabase } from '../testing/postgres-server';
import { closeNow, openPoll, voter } from '../testing/stored-polls';
import { MONDAY, NEXT_MONDAY, weekly } from '../testing/weekly-prompts';
import type { Database } from './database';
import { isDatabaseAway } from './database-away';
import type { Delivery } from './deliveries';
import type { Store } from './open-store';
import { openPostgres } from './postgres';

const LATER = new Date('2026-11-23T09:35:00Z');

const { open, url } = storesOn(createPostgresDatabase, { anew: true });

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
  // The news of a broken connection may reach us only as it is used, and there can be five of them.
  const answers = () => store.ping().catch(() => false);
  for (let broken = 0; broken < 5 && (await answers()) === false; broken++);
  await store.ping();
});

test('a server that cannot be reached, or takes nothing, is a database that is away', async () => {
  const unreachable = openPostgres('postgres://compass@127.0.0.1:1/compass');
  const ping = (database: Database) => sql`select 1`.execute(database.kysely).catch((error: unknown) => error);
  expect(isDatabaseAway(await ping(unreachable))).toBe(true);
  await unreachable.kysely.destroy();

  const store = await open();
  await onServer(
    'do $$ begin execute format($f$alter database %I set default_transaction_read_only = on$f$, current_database()); end $$',
  );
  await onServer(`select pg_terminate_backend(pid) ${OURS}`);
  const twice = () => store.firstTime('slack:Ev1').catch(() => store.firstTime('slack:Ev1'));
  expect(isDatabaseAway(await twice().catch((error: unknown) => error))).toBe(true);
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

test('closing knows where another transaction keeps dead votes in the tables; when that has ended, nothing is left', async () => {
  const store = await open();
  const { id } = await openPoll(store);
  for (const number of [1, 2, 3, 4, 5]) await store.polls.vote(id, voter(number), 0);
  const reader = new Client({ connectionString: url() });
  await reader.connect();
  await reader.query('begin isolation level repeatable read');
  await reader.query('select count(*) from poll');
  expect(await closeNow(store, id)).toBe(true);
  expect(await store.polls.swept()).toBe(false);
  await reader.query('commit');
  expect(await store.polls.swept()).toBe(true);
  await reader.query('begin');
  await reader.query('lock table vote in share update exclusive mode');
  const other = await openPoll(store);
  expect(await closeNow(store, other.id)).toBe(true);
  expect(await store.polls.swept()).toBe(false);
  await reader.query('commit');
  await reader.end();
  expect(await store.polls.swept()).toBe(true);
  const sizes = "select pg_relation_size('vote')::int as votes, pg_relation_size('poll_key')::int as keys";
  expect(await onServer(sizes)).toEqual([{ votes: 0, keys: 0 }]);
});

test.each<[string, (store: Store, delivery: Delivery) => Promise<unknown>]>([
  ['refused', ({ deliveries }, delivery) => deliveries.failed(delivery, 'revoked')],
  ['put off', ({ deliveries }, delivery) => deliveries.putOff(delivery, LATER, { unanswered: false })],
])(
  'a prompt that is %s while its tenant is deleted waits for that, holding nothing it needs',
  async (_what, settle) => {
    const store = await open(() => MONDAY.at);
    await store.schedules.save(weekly());
    const hold = { holder: 'replica 1', until: LATER };
    const claim = await store.deliveries.claim(weekly(), { post: MONDAY, missed: null, next: NEXT_MONDAY }, hold);
    const sending = claim?.delivery && (await store.deliveries.startSending(claim.delivery, 'a-prompt', hold));
    if (!sending) throw new Error('nothing is being sent');
    // As the deletion does it, schedules first; here with a stop in the middle.
    const deletion = new Client({ connectionString: url() });
    await deletion.connect();
    await deletion.query('begin');
    await deletion.query('delete from schedule');
    const settled = settle(store, sending);
    for (let asked = 0; asked < 100; asked++)
      if ((await onServer('select 1 from pg_locks where not granted')).length > 0) break;
    await deletion.query('delete from delivery');
    await deletion.query('commit');
    await deletion.end();
    expect(await settled).toBe(false);
  },
);
