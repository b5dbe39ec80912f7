import { type RawBuilder, sql } from 'kysely';
import type { Tenant } from '../../ids';
import type { Database } from '../db/database';

/** Replicas differ by less than this. What was written later than that from now was written before a clock was set back. */
export const CLOCKS_DIFFER_MS = 60_000;

/**
 * Keeps what all replicas say together below a platform's limit. Each tenant, conversation or wish of a person has one
 * row: the moment from which it may be spoken to, or wished for, again. What was written by a clock that has been set back
 * since holds nobody up: a platform that still wants to be left alone says so again.
 */
export function createRateLimits({ kysely }: Database, clock: () => Date) {
  return {
    /** Takes the next free moment, and keeps the `gapMs` after it free. No two callers get the same one. */
    async reserve(of: string, tenant: Tenant, gapMs: number, now: Date): Promise<Date> {
      const row = { of, tenant, free_at: now.getTime() + gapMs, set_at: now.getTime() };
      const { free_at } = await push(row, sql`pace.free_at + ${gapMs}`).executeTakeFirstOrThrow();
      return new Date(Number(free_at) - gapMs);
    },

    /** The same for somebody who waits no longer than `patienceMs`; undefined, and nothing is taken, where it is too long. */
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

    /** What was reserved and came to nothing is free again. */
    async release(of: string): Promise<void> {
      await kysely.deleteFrom('pace').where('of', '=', of).execute();
    },

    /** The platform asked to be left alone until then. */
    async blockUntil(of: string, tenant: Tenant, until: Date, now = clock()): Promise<void> {
      await push({ of, tenant, free_at: until.getTime(), set_at: now.getTime() }, sql`pace.free_at`).execute();
    },
  };

  /** Writes the later of the new time and what follows from the one that is there, unless that one is after `latest`. */
  function push(row: Row, theirs: RawBuilder<unknown>, latest?: number) {
    const isFromTheFuture = sql<boolean>`coalesce(pace.set_at > ${row.set_at + CLOCKS_DIFFER_MS}, false)`;
    return kysely
      .insertInto('pace')
      .values(row)
      .onConflict((conflict) => {
        const update = conflict.column('of').doUpdateSet({
          free_at: sql<number>`case when ${theirs} > excluded.free_at and not ${isFromTheFuture} then ${theirs} else excluded.free_at end`,
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
