import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Database, Tables } from './database';
import { createVacuum } from './vacuum';

/** Opens `postgres://…`, for several replicas. Few connections each, and none waits for ever. */
export function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'practice-compass',
    max: 5,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // For a server that cannot even be told to stop.
    query_timeout: 12_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 10_000,
  });
  // A connection that breaks while it is idle is replaced at the next use, whose own error is reported. Without a
  // listener the event would end the process (https://node-postgres.com/apis/pool#error).
  pool.on('error', () => {});
  // One that breaks between two queries of a transaction says so to nobody else.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    takeTurn: async (transaction, turn) =>
      void (await sql`select pg_advisory_xact_lock(hashtextextended(${`practice-compass ${turn}`}, 0))`.execute(
        transaction,
      )),
    sweep: async () => true,
    byKey: sql``,
    rewrite: async () => {},
    ...createVacuum(kysely),
    compact: async () => {},
    ownSecret: () => {
      throw new Error('SECRET_KEY is missing: polls on PostgreSQL need it. Make one with: openssl rand -base64 48');
    },
  };
}
