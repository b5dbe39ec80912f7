import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Database, Tables } from './database';
import { tellingDialect } from './telling-dialect';
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
  const kysely = new Kysely<Tables>({ dialect: tellingDialect(new PostgresDialect({ pool }), isAway) });
  return {
    kysely,
    lock: async (transaction, turn) =>
      void (await sql`select pg_advisory_xact_lock(hashtextextended(${`practice-compass ${turn}`}, 0))`.execute(
        transaction,
      )),
    vacuum: async () => true,
    withoutRowid: sql``,
    rewriteTable: async () => {},
    ...createVacuum(kysely),
    compact: async () => {},
    ownSecret: () => {
      throw new Error('SECRET_KEY is missing: polls on PostgreSQL need it. Make one with: openssl rand -base64 48');
    },
  };
}

/**
 * What comes from the server itself says why in five characters; only some of that is its own trouble, and not the
 * statement's (https://www.postgresql.org/docs/current/errcodes-appendix.html). Everything else never reached it, or came to no answer.
 */
function isAway(error: unknown): boolean {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === 'TypeError' || name === 'RangeError') return false;
  const isFromServer = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  return !isFromServer || /^(08|53|57|58|25006)/.test(code);
}
