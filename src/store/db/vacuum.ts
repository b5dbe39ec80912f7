import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from './database';

/**
 * Vacuums the dead rows of votes and keys from PostgreSQL's files, where they would stay until many more rows are dead
 * (https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM). Resolves with false if they may still be there,
 * because a transaction began before they were deleted, or because the tables are locked.
 */
export function createVacuum(kysely: Kysely<Tables>): Pick<Database, 'scrub' | 'scrubAgain'> {
  /** The id of the first transaction after the erasing. */
  let horizon: string | undefined;
  return {
    scrub: async () => {
      horizon = await nextTransaction();
      return vacuumed(horizon);
    },
    scrubAgain: async () => {
      horizon ??= await nextTransaction();
      return vacuumed(horizon);
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
      await sql`set lock_timeout = '500ms'`.execute(connection);
      try {
        await sql`vacuum vote, poll_key`.execute(connection);
        return !held;
      } catch (error) {
        // https://www.postgresql.org/docs/current/errcodes-appendix.html: the tables are locked.
        if (typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03') return false;
        throw error;
      } finally {
        await sql`reset lock_timeout`.execute(connection);
      }
    });
  }
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
