import { randomUUID } from 'node:crypto';
import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely';
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
  /** How many attempts the platform did not answer. */
  readonly unanswered: number;
};

const FARTHEST_TRY_MS = 5 * 60 * 60_000;

/**
 * What owners are still to be told. A report is written in the transaction that makes it necessary and deleted once the owner
 * has been told, so it is told once; it may be told twice only if a process ends between telling and deleting.
 */
export function createReports({ kysely, lock }: Database) {
  return {
    /**
     * Leases reports that may be told now to this caller; nobody else gets them before `heldUntil`. Every tenant's first
     * comes before any tenant's second. With one that tells of a missed prompt comes all that its person is to hear of such:
     * it is told at once. None of a tenant that the bot is locked out of, or was until a moment ago: see `createLockouts`.
     */
    async take(now: Date, heldUntil: Date, { limit, perTenant, freeBy }: Portion): Promise<Report[]> {
      const found = await kysely
        .selectFrom((from) =>
          from
            .selectFrom('report')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by try_at, id)`.as('position'))
            .where((where) => isDue(where, now))
            .where((where) => tenantIsFree(where, 'report.tenant', freeBy))
            .where('tenant', 'not in', kysely.selectFrom('lockout').select('lockout.tenant'))
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
      for (const row of found.filter(({ kind }) => kind !== 'missed'))
        if (await takeOne(kysely, row, heldUntil)) taken.push(fromRow(row));
      const people = new Set(found.filter(({ kind }) => kind === 'missed').map(({ person }) => person));
      for (const person of people) taken.push(...(await takeMissed(person, now, heldUntil)));
      return taken;
    },

    /** Deletes a report that has been told, or that can never be told. */
    async close(id: string): Promise<void> {
      await kysely.deleteFrom('report').where('id', '=', id).execute();
    },

    /** Counts an attempt, which the platform perhaps did not answer; the next may follow from `until` on. */
    async putOff(id: string, until: Date, { unanswered }: { readonly unanswered: boolean }): Promise<void> {
      await kysely
        .updateTable('report')
        .set(({ eb }) => ({
          try_at: until.toISOString(),
          attempts: eb('attempts', '+', 1),
          ...(unanswered ? { unanswered: eb('unanswered', '+', 1) } : {}),
        }))
        .where('id', '=', id)
        .execute();
    },
  };

  /** All that this person is to hear now of missed prompts, for one caller alone. */
  async function takeMissed(person: Person, now: Date, heldUntil: Date): Promise<Report[]> {
    const rows = await kysely.transaction().execute(async (transaction) => {
      await lock(transaction, `reports for ${person}`);
      return transaction
        .updateTable('report')
        .set({ try_at: heldUntil.toISOString() })
        .where('kind', '=', 'missed')
        .where('person', '=', person)
        .where((where) => isDue(where, now))
        .returningAll()
        .execute();
    });
    return rows.map(fromRow);
  }
}

function isDue({ or, eb }: ExpressionBuilder<Tables, 'report'>, now: Date) {
  return or([
    eb('try_at', '<=', now.toISOString()),
    // No attempt is put off this long: a clock has been set back since.
    eb('try_at', '>', new Date(now.getTime() + FARTHEST_TRY_MS).toISOString()),
  ]);
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
    .values({ ...report, id: randomUUID(), person, tenant, made_at: at, try_at: at, attempts: 0, unanswered: 0 })
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
  unanswered,
}: ReportRow): Report {
  const made = { madeAt: new Date(made_at), attempts, unanswered };
  return { id, kind, person, conversation, tenant, delivery, slots, because, ...made };
}
