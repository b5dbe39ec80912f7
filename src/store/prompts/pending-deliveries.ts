import type { Transaction } from 'kysely';
import type { Conversation } from '../../ids';
import type { PendingDelivery } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import { addUse } from './prompt-uses';
import type { ScheduleRow } from './schedule-tables';

/** What has become of a conversation's turns. */
export function createPendingDeliveries(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** True where that day's weekly prompt was posted, given up, or waits to be posted. */
    async hasDelivery(conversation: Conversation, day: string): Promise<boolean> {
      const turn = await kysely
        .selectFrom('delivery')
        .select('id')
        .where('conversation', '=', conversation)
        .where('day', '=', day)
        .executeTakeFirst();
      return turn !== undefined;
    },

    /** Undefined where none waits. */
    async pendingDelivery(conversation: Conversation): Promise<PendingDelivery | undefined> {
      const turn = await kysely
        .selectFrom('delivery')
        .select(['day', 'due_at', 'unanswered'])
        .where('conversation', '=', conversation)
        .where('state', '=', 'waiting')
        .orderBy('day', 'desc')
        .executeTakeFirst();
      return turn?.day ? { day: turn.day, at: new Date(turn.due_at), maybePosted: turn.unanswered > 0 } : undefined;
    },

    /** Takes back the prompt of that day. False where it waits no longer. */
    withdrawPending: (conversation: Conversation, day: string): Promise<boolean> =>
      kysely.transaction().execute(async (transaction) => {
        await lockSchedule(transaction, conversation);
        return withdrawPendingWithin(database, transaction, conversation, clock(), day);
      }),
  };
}

/**
 * Says how the schedule stands, and keeps it so to the end of the transaction; undefined where there is none. Taken before
 * its deliveries, as everywhere: two that took the other one first would wait for each other.
 */
export async function lockSchedule(
  transaction: Transaction<Tables>,
  conversation: Conversation,
): Promise<ScheduleRow['state'] | undefined> {
  const held = await transaction
    .updateTable('schedule')
    .set(({ ref }) => ({ tenant: ref('tenant') }))
    .where('conversation', '=', conversation)
    .returning('state')
    .executeTakeFirst();
  return held?.state;
}

/**
 * Takes back what waits to be posted, of one day or at all. What was not posted is removed, and its day is free again;
 * what may stand there keeps its day, and counts as shown. Part of a transaction. False where nothing waits.
 */
export async function withdrawPendingWithin(
  database: Pick<Database, 'lock'>,
  transaction: Transaction<Tables>,
  conversation: Conversation,
  now: Date,
  day?: string,
): Promise<boolean> {
  const ofDay = day === undefined ? {} : { day };
  const { numDeletedRows } = await transaction
    .deleteFrom('delivery')
    .where(({ and }) => and({ conversation, kind: 'weekly', state: 'waiting', unanswered: 0, ...ofDay }))
    .executeTakeFirstOrThrow();
  const mayStand = await transaction
    .updateTable('delivery')
    .set({ state: 'unclear', held_until: null })
    .where(({ and }) => and({ conversation, kind: 'weekly', state: 'waiting', ...ofDay }))
    .where('unanswered', '>', 0)
    .returningAll()
    .execute();
  for (const row of mayStand) await addUse(database, transaction, row, now);
  return numDeletedRows > 0 || mayStand.length > 0;
}
