import { type RawBuilder, sql } from 'kysely';
import type { Tenant } from '../../ids';
import type { Database } from '../db/database';

/** Replicas' clocks differ by less than this. A time further ahead than this was written before a clock was set back. */
export const CLOCKS_DIFFER_MS = 60_000;

/**
 * Keeps all replicas together below a platform's rate limit. Each key (a tenant, a conversation, or a request such as `now in
 * slack:T1:C1`) has one row: the time from which the next message or request is allowed. A row that was written before a
 * clock was set back delays nobody: a platform that is still busy will say so again.
 */
export function createRateLimits({ kysely }: Database, clock: () => Date) {
  return {
    /** Reserves the next free time, which is `now` or later, and blocks the `gapMs` after it. No two callers get the same time. */
    async reserve(of: string, tenant: Tenant, gapMs: number, now: Date): Promise<Date> {
      const row = { of, tenant, free_at: now.getTime() + gapMs, set_at: now.getTime() };
      const { free_at } = await push(row, sql`pace.free_at + ${gapMs}`).executeTakeFirstOrThrow();
      return new Date(Number(free_at) - gapMs);
    },

    /** As `reserve`, for a caller who waits at most `patienceMs`. Undefined, with nothing reserved, if the wait would be longer. */
    async reserveWithin(
      patienceMs: number,
      of: string,
      tenant: Tenant,
      gapMs: number,
      now: Date,
    ): Promise<Date | undefined> {
      const row = { of, tenant, free_at: now.getTime() + gapMs, set_at: now.getTime() };
      const latest = now.getTime() + patienceMs;
      const taken = await push(row, sql`pace.free_at + ${gapMs}`, latest).executeTakeFirst();
      return taken && new Date(Number(taken.free_at) - gapMs);
    },

    /** Deletes what was reserved for this key, when nothing came of it. */
    async release(of: string): Promise<void> {
      await kysely.deleteFrom('pace').where('of', '=', of).execute();
    },

    /** The platform asked for no messages until then. A later time that is already set stays. */
    async blockUntil(of: string, tenant: Tenant, until: Date, now = clock()): Promise<void> {
      await push({ of, tenant, free_at: until.getTime(), set_at: now.getTime() }, sql`pace.free_at`).execute();
    },
  };

  /**
   * Upserts the later of `row.free_at` and `existing`, which follows from the time that is there; nothing if that time is after
   * `latest`. A time that was written before a clock was set back is overwritten.
   */
  function push(row: Row, existing: RawBuilder<unknown>, latest?: number) {
    const isFromTheFuture = sql<boolean>`coalesce(pace.set_at > ${row.set_at + CLOCKS_DIFFER_MS}, false)`;
    return kysely
      .insertInto('pace')
      .values(row)
      .onConflict((conflict) => {
        const update = conflict.column('of').doUpdateSet({
          free_at: sql<number>`case when ${existing} > excluded.free_at and not ${isFromTheFuture} then ${existing} else excluded.free_at end`,
          set_at: row.set_at,
        });
        return latest === undefined
          ? update
          : update.where(({ or, eb }) => or([eb('pace.free_at', '<=', latest), isFromTheFuture]));
      })
      .returning('free_at');
  }
}

type Row = { readonly of: string; readonly tenant: Tenant; readonly free_at: number; readonly set_at: number };

export type RateLimitStore = ReturnType<typeof createRateLimits>;
