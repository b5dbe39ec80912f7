import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';
import type { Database, Tables } from '../db/database';
import { type Portion, tenantIsFree } from './due-schedules';
import type { ReportRow } from './prompt-rows';

/** What the owner of a schedule is to be told. `slots`: how many weekly slots it is about. */
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
 * What owners are still to be told. A report is written in the transaction that makes it necessary and deleted once the owner
 * has been told, so it is told once; it may be told twice only if a process ends between telling and deleting.
 */
export function createReports({ kysely }: Database) {
  return {
    /**
     * Leases reports that may be told now to this caller; nobody else gets them before `heldUntil`. Every tenant's first
     * comes before any tenant's second.
     */
    async take(now: Date, heldUntil: Date, { limit, perTenant, freeBy }: Portion): Promise<Report[]> {
      const found = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('report')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by try_at, id)`.as('position'))
            .where(({ or, eb }) =>
              or([
                eb('try_at', '<=', now.toISOString()),
                // No attempt is put off this long: a clock has been set back since.
                eb('try_at', '>', new Date(now.getTime() + FARTHEST_TRY_MS).toISOString()),
              ]),
            )
            .where((where) => tenantIsFree(where, 'report.tenant', freeBy))
            .as('waiting'),
        )
        .selectAll()
        .where('position', '<=', perTenant)
        .orderBy('position')
        .orderBy('try_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      const taken = [];
      for (const row of found) if (await takeOne(kysely, row, heldUntil)) taken.push(fromRow(row));
      return taken;
    },

    /** Deletes a report that has been told, or that can never be told. */
    async close(id: string): Promise<void> {
      await kysely.deleteFrom('report').where('id', '=', id).execute();
    },

    /** Counts an attempt; the next may follow from `until` on. */
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

/** Adds a report for the current owner of the conversation's schedule. False if there is no schedule, and so nobody to tell. */
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

/** False if another caller took it first. */
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
