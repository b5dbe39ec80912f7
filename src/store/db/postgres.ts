import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Database, Tables } from './database';
import type { WhyAway } from './database-away';
import { tellingDialect } from './telling-dialect';
import { createVacuum } from './vacuum';

/** Opens `postgres://…`, for several replicas: at most five connections each, and a time limit on every wait. */
export function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'practice-compass',
    max: 5,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // For a server that does not even respond to a cancel.
    query_timeout: 12_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 10_000,
  });
  // An idle connection that breaks is replaced at the next use, which reports its own error. Without a listener the event
  // would end the process (https://node-postgres.com/apis/pool#error).
  pool.on('error', () => {});
  // A connection that breaks between two queries of a transaction emits its error on the client only.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: tellingDialect(new PostgresDialect({ pool }), whyAway) });
  return {
    kysely,
    lock: async (transaction, key) =>
      void (await sql`select pg_advisory_xact_lock(hashtextextended(${`practice-compass ${key}`}, 0))`.execute(
        transaction,
      )),
    vacuum: async () => true,
    withoutRowid: sql``,
    rewriteTable: async () => {},
    ...createVacuum(kysely),
    compact: async () => {},
    serverTime: async () => (await kysely.selectNoFrom(sql<Date>`clock_timestamp()`.as('now')).executeTakeFirst())?.now,
    ownSecret: () => {
      throw new Error('SECRET_KEY is missing: polls on PostgreSQL need it. Make one with: openssl rand -base64 48');
    },
    keptSecret: () => undefined,
  };
}

/**
 * An error from the server has a five-character code, and only some codes mean that the server is in trouble rather than the
 * statement (https://www.postgresql.org/docs/current/errcodes-appendix.html). Any other error means that the query did not reach
 * the server, or got no answer.
 */
function whyAway(error: unknown): WhyAway | undefined {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === 'TypeError' || name === 'RangeError') return undefined;
  const isFromServer = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  if (!isFromServer) return 'silent';
  if (code === '53100') return 'full';
  if (code === '25006') return 'readOnly';
  return /^(08|53|57|58)/.test(code) ? 'silent' : undefined;
}
