import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Conversation } from '../../ids';
import type { Schedule, Slot } from '../../reflection/schedule';
import type { Tables } from '../db/database';
import { CLOCKS_DIFFER_MS } from './rate-limits';
import { fromRow } from './schedule-row';

/** How much work to take at once, in total and per tenant. Tenants that are rate-limited beyond `freeBy` are left out. */
export type Portion = { readonly limit: number; readonly perTenant: number; readonly freeBy: Date };

/** Which schedules are due. Reading claims nothing: `claim` does that. */
export function createDueSchedules(kysely: Kysely<Tables>) {
  return {
    /** Schedules whose next slot has come. Every tenant's first comes before any tenant's second. */
    async due(now: Date, { limit, perTenant, freeBy }: Portion): Promise<Schedule[]> {
      const rows = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('schedule')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by next_at, conversation)`.as('position'))
            .where('next_at', '<=', now.toISOString())
            .where((where) => tenantIsFree(where, 'schedule.tenant', freeBy))
            .as('due'),
        )
        .selectAll()
        .where('position', '<=', perTenant)
        .orderBy('position')
        .orderBy('next_at')
        .orderBy('conversation')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    /** One page of all schedules that have a next slot: those whose conversation sorts after `after`, in that order. */
    async running(after: Conversation | '', limit: number): Promise<Schedule[]> {
      const rows = await kysely
        .selectFrom('schedule')
        .selectAll()
        .where('next_at', 'is not', null)
        .where('conversation', '>', after as Conversation)
        .orderBy('conversation')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    /** Compare-and-set of the next slot. False, with nothing changed, if it is no longer `from`. */
    async moveNext(conversation: Conversation, from: Slot, to: Slot): Promise<boolean> {
      const { numUpdatedRows } = await kysely
        .updateTable('schedule')
        .set({ next_day: to.day, next_at: to.at.toISOString() })
        .where('conversation', '=', conversation)
        .where('next_day', '=', from.day)
        .where('next_at', '=', from.at.toISOString())
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0;
    },
  };
}

/**
 * A condition: the row's tenant is not rate-limited beyond `freeBy`, and its platform takes the bot's token. A limit that was
 * written before a clock was set back does not count.
 */
export function tenantIsFree(
  { and, not, exists, selectFrom, ref }: ExpressionBuilder<Tables, keyof Tables>,
  tenant: 'schedule.tenant' | 'delivery.tenant' | 'report.tenant' | 'second_step.tenant',
  freeBy: Date,
) {
  const isLimited = exists(
    selectFrom('pace')
      .select('pace.of')
      .where('pace.of', '=', ref(tenant))
      .where('pace.free_at', '>', freeBy.getTime())
      .where(({ eb, or }) =>
        or([eb('pace.set_at', 'is', null), eb('pace.set_at', '<=', freeBy.getTime() + CLOCKS_DIFFER_MS)]),
      ),
  );
  const isLockedOut = exists(
    selectFrom('lockout')
      .select('lockout.tenant')
      .where('lockout.tenant', '=', ref(tenant))
      .where('lockout.ended_at', 'is', null),
  );
  return and([not(isLimited), not(isLockedOut)]);
}
