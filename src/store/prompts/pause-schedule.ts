import type { Transaction } from 'kysely';
import type { Conversation } from '../../ids';
import type { WhyPaused } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import { withdrawPendingWithin } from './pending-deliveries';
import { addReport } from './reports';
import { dayOf } from './schedule-row';

/**
 * Pauses the schedule without an end, withdraws its pending delivery and adds a report for its owner. Runs in the caller's
 * transaction. False, with nothing changed, if no schedule was running.
 */
export async function pauseScheduleWithin(
  database: Pick<Database, 'lock'>,
  transaction: Transaction<Tables>,
  conversation: Conversation,
  because: WhyPaused,
  now: Date,
): Promise<boolean> {
  const paused = await transaction
    .updateTable('schedule')
    .set({ state: 'paused', because, paused_until: null, next_day: null, next_at: null, changed_on: dayOf(now) })
    .where('conversation', '=', conversation)
    .where('next_at', 'is not', null)
    .returning('conversation')
    .executeTakeFirst();
  if (!paused) return false;
  await withdrawPendingWithin(database, transaction, conversation, now);
  await addReport(transaction, { kind: 'paused', conversation, delivery: null, slots: 1, because }, now);
  return true;
}
