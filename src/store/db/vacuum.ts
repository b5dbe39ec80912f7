import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from './database';

/** How often a table that is in use is tried again before the next sweep, and how long apart. */
const TRIES = 4;
const PAUSE_MS = 250;

/**
 * Vacuums the dead rows of votes and keys from PostgreSQL's files, where they would stay until many more rows are dead
 * (https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM). Resolves with false if they may still be there,
 * because a transaction began before they were deleted, or because the tables are locked.
 */
export function createVacuum(kysely: Kysely<Tables>): Pick<Database, 'scrub' | 'scrubAgain' | 'shred'> {
  /** The id of the first transaction after the erasing. */
  let horizon: string | undefined;
  const unshredded = new Set<keyof Tables>();
  /** The same for what the planner counted of tables that were written anew since its own table was. */
  let counted: string | undefined;
  return {
    scrub: async () => {
      horizon = await nextTransaction();
      return vacuumed(horizon);
    },
    scrubAgain: async () => {
      horizon ??= await nextTransaction();
      const clear = await vacuumed(horizon);
      return (await shredRest(horizon)) && clear;
    },
    shred: async (tables) => {
      for (const table of tables) unshredded.add(table);
      horizon = await nextTransaction();
      for (let tries = 1; ; tries += 1) {
        if (await shredRest(horizon)) return true;
        if (tries === TRIES) return false;
        await pause(PAUSE_MS);
      }
    },
  };

  async function nextTransaction(): Promise<string> {
    const { rows } = await sql<{ xid: string }>`
      select (pg_snapshot_xmax(pg_current_snapshot())::xid)::text as xid`.execute(kysely);
    return rows[0]?.xid ?? '';
  }

  async function vacuumed(before: string): Promise<boolean> {
    return kysely.connection().execute(async (connection) => {
      const held = await isHeld(connection, before);
      return (await unlessLocked(connection, sql`vacuum vote, poll_key`)) && !held;
    });
  }

  /**
   * A vacuum leaves the bytes of rows in the free space of their page; only `full` writes the table and its indexes anew. What
   * the planner has counted of a table holds values too, so it is counted again, and those numbers written anew as well.
   */
  async function shredRest(before: string): Promise<boolean> {
    if (unshredded.size === 0 && counted === undefined) return true;
    return kysely.connection().execute(async (connection) => {
      if (unshredded.size > 0) {
        if (await isHeldForFull(connection, before)) return false;
        for (const table of unshredded) {
          const full = sql`vacuum (full, analyze) ${sql.table(table)}`;
          if (await unlessLocked(connection, full)) unshredded.delete(table);
        }
        counted = await nextTransaction();
      }
      if (counted === undefined || (await isHeldForFull(connection, counted))) return false;
      if (await unlessLocked(connection, sql`vacuum full pg_catalog.pg_statistic`)) counted = undefined;
      return unshredded.size === 0 && counted === undefined;
    });
  }
}

/** False if somebody holds what the statement needs for longer than half a second. However long it then takes, it is not cut off. */
async function unlessLocked(connection: Kysely<Tables>, statement: ReturnType<typeof sql>): Promise<boolean> {
  await sql`set lock_timeout = '500ms'`.execute(connection);
  await sql`set statement_timeout = 0`.execute(connection);
  try {
    await statement.execute(connection);
    return true;
  } catch (error) {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html: the tables are locked.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03') return false;
    throw error;
  } finally {
    await sql`reset lock_timeout`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  }
}

/** As `isHeld`; and as long as a transaction runs in another database of the server, `vacuum full` keeps what it could have seen. */
async function isHeldForFull(db: Kysely<Tables>, before: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select age(pg_snapshot_xmin(pg_current_snapshot())::xid) > age(${before}::xid) as held`.execute(db);
  return (rows[0]?.held ?? true) || isHeld(db, before);
}

/** Whether a transaction, a prepared transaction or a replication slot may still see rows deleted before transaction `before`. */
async function isHeld(db: Kysely<Tables>, before: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from pg_stat_activity
      where pid <> pg_backend_pid() and (datname = current_database() or datname is null)
        and (age(backend_xmin) > age(${before}::xid) or age(backend_xid) > age(${before}::xid))
    ) or exists (select from pg_replication_slots where age(xmin) > age(${before}::xid))
      or exists (select from pg_prepared_xacts where age(transaction) > age(${before}::xid)) as held`.execute(db);
  return rows[0]?.held ?? true;
}
