import type { Conversation, Tenant } from '../../ids';
import type { Database } from '../db/database';
import type { LockoutRow } from './prompt-rows';

/** A tenant whose platform refuses the bot's token. `conversation`: one there, to ask the platform about. */
export type Lockout = {
  readonly tenant: Tenant;
  readonly conversation: Conversation;
  readonly since: Date;
  /** How often the platform was asked since. */
  readonly probes: number;
};

/** No question is put off for longer than this, with room: a later one was written before a clock was set back. */
const FARTHEST_PROBE_MS = 2 * 60 * 60_000;

/**
 * The tenants in which the platform refuses the bot's token. Nothing is posted there, and no owner is told anything, until the
 * platform lets the bot in again; then what was missed is settled, and the row is deleted.
 */
export function createLockouts({ kysely }: Database) {
  return {
    /**
     * The platform has refused the token. True for the one caller who is the first to find that out. Where it let the bot in a
     * moment ago, it does not any more: it is asked again at `againAt`.
     */
    async begin(
      { tenant, conversation }: Pick<Lockout, 'tenant' | 'conversation'>,
      { now, probeAt, againAt }: { readonly now: Date; readonly probeAt: Date; readonly againAt: Date },
    ): Promise<boolean> {
      const row = { tenant, conversation, since: now.toISOString(), probe_at: probeAt.toISOString(), probes: 0 };
      const begun = await kysely
        .insertInto('lockout')
        .values({ ...row, ended_at: null })
        .onConflict((conflict) => conflict.column('tenant').doNothing())
        .returning('tenant')
        .executeTakeFirst();
      if (begun) return true;
      await kysely
        .updateTable('lockout')
        .set({ ended_at: null, probe_at: againAt.toISOString() })
        .where('tenant', '=', tenant)
        .where('ended_at', 'is not', null)
        .execute();
      return false;
    },

    /** Those whose platform is to be asked now. Leases each to this caller: nobody else gets it before `until`. */
    async take(now: Date, until: Date): Promise<Lockout[]> {
      const rows = await kysely
        .updateTable('lockout')
        .set({ probe_at: until.toISOString() })
        .where('ended_at', 'is', null)
        .where(({ or, eb }) =>
          or([
            eb('probe_at', '<=', now.toISOString()),
            eb('probe_at', '>', new Date(now.getTime() + FARTHEST_PROBE_MS).toISOString()),
          ]),
        )
        .returningAll()
        .execute();
      return rows.map(fromRow);
    },

    /** It was asked, and does not let the bot in. */
    async putOff(tenant: Tenant, probeAt: Date): Promise<void> {
      await kysely
        .updateTable('lockout')
        .set(({ eb }) => ({ probe_at: probeAt.toISOString(), probes: eb('probes', '+', 1) }))
        .where('tenant', '=', tenant)
        .execute();
    },

    /** It lets the bot in again. Owners are told nothing until `settle`, so that each hears of all that was missed at once. */
    async end(tenant: Tenant, now: Date): Promise<void> {
      await kysely.updateTable('lockout').set({ ended_at: now.toISOString() }).where('tenant', '=', tenant).execute();
    },

    /**
     * Deletes the lockouts that ended at `by` or before: what was missed meanwhile has been found out. Each goes to one
     * caller, with the number of prompts whose owners are still to hear that they were missed.
     */
    async settle(by: Date): Promise<(Lockout & { readonly missed: number })[]> {
      const rows = await kysely
        .deleteFrom('lockout')
        .where('ended_at', '<=', by.toISOString())
        .returningAll()
        .execute();
      return Promise.all(rows.map(async (row) => ({ ...fromRow(row), missed: await missedIn(row.tenant) })));
    },

    /** How many tenants the bot is locked out of. */
    async count(): Promise<number> {
      const { open } = await kysely
        .selectFrom('lockout')
        .select(({ fn }) => fn.countAll<number | string>().as('open'))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(open);
    },
  };

  async function missedIn(tenant: Tenant): Promise<number> {
    const { missed } = await kysely
      .selectFrom('report')
      .select(({ fn }) => fn.sum<number | string | null>('slots').as('missed'))
      .where('tenant', '=', tenant)
      .where('kind', '=', 'missed')
      .executeTakeFirstOrThrow();
    return Number(missed ?? 0);
  }
}

export type LockoutStore = ReturnType<typeof createLockouts>;

const fromRow = ({ tenant, conversation, since, probes }: LockoutRow): Lockout => ({
  ...{ tenant, conversation, probes },
  since: new Date(since),
});
