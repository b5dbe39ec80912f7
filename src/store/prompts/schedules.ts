import type { Kysely, Transaction } from 'kysely';
import type { Conversation } from '../../ids';
import type { Schedule, Slot, WhyPaused } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import { createDueSchedules } from './due-schedules';
import { pauseScheduleWithin } from './pause-schedule';
import { createPendingDeliveries, withdrawPendingWithin } from './pending-deliveries';
import { fromRow, toRow } from './schedule-row';
import type { ScheduleRow } from './schedule-tables';

/** The schedule of each conversation: at most one. */
export function createSchedules(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** Undefined where there is none. */
    async get(conversation: Conversation): Promise<Schedule | undefined> {
      const row = await kysely
        .selectFrom('schedule')
        .selectAll()
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      return row && fromRow(row);
    },

    /**
     * Puts it in the place of `before`, or adds it where there was none. With a pause, a prompt that waits to be posted is
     * taken back; otherwise the one of `waiting` is. False, and nothing is written, where any of it is not as it was read:
     * somebody else was faster, or the prompt is on its way.
     */
    async save(schedule: Schedule, before?: Schedule, waiting?: Slot): Promise<boolean> {
      const { conversation, state } = schedule;
      const row = toRow(schedule, clock());
      return allOrNothing(kysely, async (transaction) => {
        const written = before ? await change(transaction, row, before) : await add(transaction, row);
        if (!written) return false;
        if (state !== 'paused' && (await isOnItsWay(transaction, conversation))) return false;
        if (state === 'paused') await withdrawPendingWithin(database, transaction, conversation, clock());
        else if (waiting) return withdrawPendingWithin(database, transaction, conversation, clock(), waiting.day);
        return true;
      });
    },

    /** False when there was none. A prompt that waits to be posted is taken back. */
    async remove(conversation: Conversation): Promise<boolean> {
      return kysely.transaction().execute(async (transaction) => {
        // In this order: a turn that is being claimed at this moment is then seen by the second statement.
        const { numDeletedRows } = await transaction
          .deleteFrom('schedule')
          .where('conversation', '=', conversation)
          .executeTakeFirstOrThrow();
        await withdrawPendingWithin(database, transaction, conversation, clock());
        return numDeletedRows > 0;
      });
    },

    /** Stops a schedule that the platform no longer takes prompts for, and notes that its owner is to be told. False where none was running. */
    async pause(conversation: Conversation, because: WhyPaused): Promise<boolean> {
      return kysely
        .transaction()
        .execute((transaction) => pauseScheduleWithin(database, transaction, conversation, because, clock()));
    },

    ...createDueSchedules(kysely),
    ...createPendingDeliveries(database, clock),
  };
}

/** A transaction of which nothing is kept unless the work says true. */
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

/** A prompt that is being sent: were it refused, it would be tried again by the rule before. */
async function isOnItsWay(transaction: Transaction<Tables>, conversation: Conversation): Promise<boolean> {
  const sending = await transaction
    .selectFrom('delivery')
    .select('id')
    .where(({ and }) => and({ conversation, kind: 'weekly', state: 'sending' }))
    .executeTakeFirst();
  return sending !== undefined;
}

async function add(transaction: Transaction<Tables>, row: ScheduleRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('schedule')
    .values(row)
    .onConflict((conflict) => conflict.column('conversation').doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

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
