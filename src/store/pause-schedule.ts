import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './database';
import { dayOf, type WhyPaused } from './kept-schedule';
import { addReport } from './reports';

/** Stops the schedule, if it is running, and leaves word for its owner. Part of a transaction that may change more. */
export async function pauseWithin(
  transaction: Transaction<Tables>,
  conversation: string,
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
  await takeBack(transaction, conversation);
  await addReport(transaction, { kind: 'paused', conversation, delivery: null, slots: 1, because }, now);
  return true;
}

/** Removes the weekly prompts that wait to be posted. Nothing was posted for them, and their day is free again. */
export async function takeBack(db: Kysely<Tables>, conversation: string): Promise<void> {
  await db
    .deleteFrom('delivery')
    .where('conversation', '=', conversation)
    .where('kind', '=', 'weekly')
    .where('state', '=', 'waiting')
    .execute();
}
