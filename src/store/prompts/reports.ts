import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';
import type { Database, Tables } from '../db/database';
import { mayBeSpokenTo, type Portion } from './due-schedules';
import type { ReportRow } from './schedule-tables';

/** What the owner of a schedule is to be told. `slots` counts the weeks' turns that it is about. */
export type Report = {
  readonly id: string;
  readonly kind: ReportRow['kind'];
  readonly person: Person;
  readonly conversation: Conversation;
  readonly tenant: Tenant;
  readonly delivery: string | null;
  readonly slots: number;
  readonly because: ReportRow['because'];
  readonly madeAt: Date;
  readonly attempts: number;
};

const FARTHEST_TRY_MS = 5 * 60 * 60_000;

/**
 * What is still to be told. A report is written in the transaction that makes it necessary and deleted when it has been
 * told, so it is told once; only where a process ends between telling and deleting may it come twice.
 */
export function createReports({ kysely }: Database) {
  return {
    /**
     * Takes some of those that may be told now, every tenant's first one before any tenant's second, for as long as
     * `heldUntil`. Nobody else gets them until then.
     */
    async take(now: Date, heldUntil: Date, { limit, perTenant, freeBy }: Portion): Promise<Report[]> {
      const found = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('report')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by try_at, id)`.as('turn'))
            .where(({ or, eb }) =>
              or([
                eb('try_at', '<=', now.toISOString()),
                // No try is put off for so long: a clock has been set back since.
                eb('try_at', '>', new Date(now.getTime() + FARTHEST_TRY_MS).toISOString()),
              ]),
            )
            .where((where) => mayBeSpokenTo(where, 'report.tenant', freeBy))
            .as('waiting'),
        )
        .selectAll()
        .where('turn', '<=', perTenant)
        .orderBy('turn')
        .orderBy('try_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      const taken = [];
      for (const row of found) if (await takeOne(kysely, row, heldUntil)) taken.push(fromRow(row));
      return taken;
    },

    /** It has been told, or never can be. */
    async close(id: string): Promise<void> {
      await kysely.deleteFrom('report').where('id', '=', id).execute();
    },

    async putOff(id: string, until: Date): Promise<void> {
      await kysely
        .updateTable('report')
        .set(({ eb }) => ({ try_at: until.toISOString(), attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },
  };
}

export type ReportStore = ReturnType<typeof createReports>;

/** Leaves word for whoever owns the conversation's schedule now. False where there is no schedule, and so nobody to tell. */
export async function addReport(
  transaction: Transaction<Tables>,
  report: Pick<ReportRow, 'kind' | 'conversation' | 'delivery' | 'slots' | 'because'>,
  now: Date,
): Promise<boolean> {
  const schedule = await transaction
    .selectFrom('schedule')
    .select(['owner', 'tenant'])
    .where('conversation', '=', report.conversation)
    .executeTakeFirst();
  if (!schedule) return false;
  const { owner: person, tenant } = schedule;
  const at = now.toISOString();
  await transaction
    .insertInto('report')
    .values({ ...report, id: randomUUID(), person, tenant, made_at: at, try_at: at, attempts: 0 })
    .execute();
  return true;
}

async function takeOne(kysely: Kysely<Tables>, { id, try_at }: ReportRow, heldUntil: Date): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('report')
    .set({ try_at: heldUntil.toISOString() })
    .where('id', '=', id)
    .where('try_at', '=', try_at)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0;
}

function fromRow({
  made_at,
  id,
  kind,
  person,
  conversation,
  tenant,
  delivery,
  slots,
  because,
  attempts,
}: ReportRow): Report {
  return { id, kind, person, conversation, tenant, delivery, slots, because, attempts, madeAt: new Date(made_at) };
}
