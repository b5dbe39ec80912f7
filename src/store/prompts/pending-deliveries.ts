import type { Transaction } from 'kysely';
import type { Conversation } from '../../ids';
import type { PendingDelivery } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import type { ScheduleRow } from './prompt-rows';
import { addUse } from './prompt-uses';

/** What has become of a conversation's slots. */
export function createPendingDeliveries(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** True if that day's weekly prompt waits to be posted, is being sent, was posted, or was given up. */
    async hasDelivery(conversation: Conversation, day: string): Promise<boolean> {
      const delivery = await kysely
        .selectFrom('delivery')
        .select('id')
        .where('conversation', '=', conversation)
        .where('day', '=', day)
        .executeTakeFirst();
      return delivery !== undefined;
    },

    /** Undefined if none is waiting. */
    async pendingDelivery(conversation: Conversation): Promise<PendingDelivery | undefined> {
      const delivery = await kysely
        .selectFrom('delivery')
        .select(['day', 'due_at', 'unanswered'])
        .where('conversation', '=', conversation)
        .where('state', '=', 'waiting')
        .orderBy('day', 'desc')
        .executeTakeFirst();
      return delivery?.day
        ? { day: delivery.day, at: new Date(delivery.due_at), maybePosted: delivery.unanswered > 0 }
        : undefined;
    },

    /** Withdraws that day's prompt. False if it is no longer waiting. */
    withdrawPending: (conversation: Conversation, day: string): Promise<boolean> =>
      kysely.transaction().execute(async (transaction) => {
        await lockSchedule(transaction, conversation);
        return withdrawPendingWithin(database, transaction, conversation, clock(), day);
      }),
  };
}

/**
 * Locks the schedule row until the transaction ends, by an update that changes nothing, and resolves with its state; undefined
 * if there is none. Lock order everywhere: the schedule, then its deliveries. The reverse can deadlock.
 */
export async function lockSchedule(
  transaction: Transaction<Tables>,
  conversation: Conversation,
): Promise<ScheduleRow['state'] | undefined> {
  const locked = await transaction
    .updateTable('schedule')
    .set(({ ref }) => ({ tenant: ref('tenant') }))
    .where('conversation', '=', conversation)
    .returning('state')
    .executeTakeFirst();
  return locked?.state;
}

/**
 * Withdraws the waiting weekly deliveries, those of one day or all. One that was certainly not posted is deleted, and its day
 * is free again; one that may have been posted becomes `unclear`, keeps its day and counts as shown. Runs in the caller's
 * transaction, which must have locked the schedule first. False if nothing was waiting.
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
  const maybePosted = await transaction
    .updateTable('delivery')
    .set({ state: 'unclear', held_until: null })
    .where(({ and }) => and({ conversation, kind: 'weekly', state: 'waiting', ...ofDay }))
    .where('unanswered', '>', 0)
    .returningAll()
    .execute();
  for (const row of maybePosted) await addUse(database, transaction, row, now);
  return numDeletedRows > 0 || maybePosted.length > 0;
}
