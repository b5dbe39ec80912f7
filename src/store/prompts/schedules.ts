import { type Kysely, sql, type Transaction } from 'kysely';
import type { Conversation, Participant, Person, Place, Tenant } from '../../ids';
import type { Schedule, Slot, WhyPaused } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import { noteWithin } from '../rights/audit';
import { createDueSchedules } from './due-schedules';
import { pauseScheduleWithin } from './pause-schedule';
import { createPendingDeliveries, withdrawPendingWithin } from './pending-deliveries';
import type { ScheduleRow } from './prompt-rows';
import { fromRow, toRow } from './schedule-row';

/** Schedules: at most one per conversation. */
export function createSchedules(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** Undefined if there is none. */
    async get(conversation: Conversation): Promise<Schedule | undefined> {
      const row = await kysely
        .selectFrom('schedule')
        .selectAll()
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      return row && fromRow(row);
    },

    /** The schedules in this tenant that the person set up or last changed: those that come soonest first, paused ones last. */
    async ownedBy(person: Person, tenant: Tenant): Promise<readonly Schedule[]> {
      const rows = await kysely
        .selectFrom('schedule')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('owner', '=', person)
        .orderBy(sql`next_at is null`)
        .orderBy('next_at')
        .orderBy('conversation')
        .execute();
      return rows.map(fromRow);
    },

    /**
     * Compare-and-set: replaces `before`, or inserts if there is none. Withdraws the pending delivery of the slot `waiting`,
     * if given, or any pending one if `schedule` is paused. Returns false and writes nothing if the schedule or that delivery
     * is no longer as it was read, or if `schedule` is active and a weekly prompt is being sent. `by`: who is written down as
     * having done it.
     */
    async save(schedule: Schedule, before?: Schedule, waiting?: Slot, by?: Person): Promise<boolean> {
      const { conversation, state } = schedule;
      const row = toRow(schedule, clock());
      return allOrNothing(kysely, async (transaction) => {
        const written = before ? await change(transaction, row, before) : await add(transaction, row);
        if (!written) return false;
        await note(transaction, before ? 'changed' : 'set', schedule, by);
        if (state !== 'paused' && (await isOnItsWay(transaction, conversation))) return false;
        if (state === 'paused') await withdrawPendingWithin(database, transaction, conversation, clock());
        else if (waiting) return withdrawPendingWithin(database, transaction, conversation, clock(), waiting.day);
        return true;
      });
    },

    /** Also withdraws a pending delivery. False if there was no schedule. `by`: who is written down as having done it. */
    async remove(conversation: Conversation, by?: Participant): Promise<boolean> {
      return kysely.transaction().execute(async (transaction) => {
        // In this order: if a slot is being claimed at this moment, the second statement sees its delivery.
        const { numDeletedRows } = await transaction
          .deleteFrom('schedule')
          .where('conversation', '=', conversation)
          .executeTakeFirstOrThrow();
        await withdrawPendingWithin(database, transaction, conversation, clock());
        await transaction.deleteFrom('second_step').where('conversation', '=', conversation).execute();
        if (by && numDeletedRows > 0) await note(transaction, 'stopped', by, by.person);
        return numDeletedRows > 0;
      });
    },

    /** Pauses a schedule because the platform no longer accepts its prompts; adds a report for its owner. False if none was running. */
    async pause(conversation: Conversation, because: WhyPaused): Promise<boolean> {
      return kysely
        .transaction()
        .execute((transaction) => pauseScheduleWithin(database, transaction, conversation, because, clock()));
    },

    ...createDueSchedules(kysely),
    ...createPendingDeliveries(database, clock),
  };

  async function note(
    transaction: Transaction<Tables>,
    act: 'set' | 'changed' | 'stopped',
    { tenant, conversation }: Place,
    by: Person | undefined,
  ): Promise<void> {
    if (by === undefined) return;
    await noteWithin(transaction, { who: by, act, matter: 'weekly prompt', tenant, conversation }, clock());
  }
}

/** Runs a transaction that is rolled back unless `work` resolves with true. */
async function allOrNothing(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<boolean>,
): Promise<boolean> {
  const nothing = new Error('nothing is kept');
  try {
    return await kysely.transaction().execute(async (transaction) => {
      if (!(await work(transaction))) throw nothing;
      return true;
    });
  } catch (error) {
    if (error === nothing) return false;
    throw error;
  }
}

/** Whether a weekly prompt is being sent. If the platform refused it, it would be tried again, as the old schedule had it. */
async function isOnItsWay(transaction: Transaction<Tables>, conversation: Conversation): Promise<boolean> {
  const sending = await transaction
    .selectFrom('delivery')
    .select('id')
    .where(({ and }) => and({ conversation, kind: 'weekly', state: 'sending' }))
    .executeTakeFirst();
  return sending !== undefined;
}

/** False if the conversation already has a schedule. */
async function add(transaction: Transaction<Tables>, row: ScheduleRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('schedule')
    .values(row)
    .onConflict((conflict) => conflict.column('conversation').doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** False if the row is no longer as `before`. */
async function change(transaction: Transaction<Tables>, row: ScheduleRow, before: Schedule): Promise<boolean> {
  const { created_on, ...changed } = row;
  const { created_on: _made, changed_on: _changed, ...read } = toRow(before, new Date(0));
  let update = transaction.updateTable('schedule').set(changed);
  for (const [column, value] of Object.entries(read))
    update = update.where(column as keyof typeof read, 'is not distinct from', value);
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  return numUpdatedRows > 0;
}

export type ScheduleStore = ReturnType<typeof createSchedules>;
