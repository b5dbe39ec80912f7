import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Conversation } from '../../ids';
import type { Schedule, Slot } from '../../reflection/schedule';
import type { Tables } from '../db/database';
import { CLOCKS_DIFFER_MS } from './rate-limits';
import { fromRow } from './schedule-row';

/** How much work is looked at once, in all and of one tenant. Tenants that may not be spoken to until `freeBy` are left out. */
export type Portion = { readonly limit: number; readonly perTenant: number; readonly freeBy: Date };

/** Which schedules are due. Reading takes nothing: `claim` does. */
export function createDueSchedules(kysely: Kysely<Tables>) {
  return {
    /** Those whose next turn has come, every tenant's first one before any tenant's second. */
    async due(now: Date, { limit, perTenant, freeBy }: Portion): Promise<Schedule[]> {
      const rows = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('schedule')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by next_at, conversation)`.as('turn'))
            .where('next_at', '<=', now.toISOString())
            .where((where) => mayBeSpokenTo(where, 'schedule.tenant', freeBy))
            .as('due'),
        )
        .selectAll()
        .where('turn', '<=', perTenant)
        .orderBy('turn')
        .orderBy('next_at')
        .orderBy('conversation')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    /** Every schedule that has a next turn, after the given conversation, in order: for going through all of them in pages. */
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

    /** Puts one turn in the place of another. False when the schedule has changed meanwhile. */
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

/** True of a row whose tenant is not being left alone for longer than that, unless a clock that was set back since said so. */
export function mayBeSpokenTo(
  { not, exists, selectFrom, ref }: ExpressionBuilder<Tables, keyof Tables>,
  tenant: 'schedule.tenant' | 'delivery.tenant' | 'report.tenant',
  freeBy: Date,
) {
  return not(
    exists(
      selectFrom('pace')
        .select('pace.of')
        .where('pace.of', '=', ref(tenant))
        .where('pace.free_at', '>', freeBy.getTime())
        .where(({ eb, or }) =>
          or([eb('pace.set_at', 'is', null), eb('pace.set_at', '<=', freeBy.getTime() + CLOCKS_DIFFER_MS)]),
        ),
    ),
  );
}
