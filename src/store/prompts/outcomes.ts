import type { Transaction, UpdateObject } from 'kysely';
import type { WhyPaused } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import type { Hold } from './claims';
import { pauseScheduleWithin } from './pause-schedule';
import { lockSchedule, withdrawPendingWithin } from './pending-deliveries';
import type { DeliveryRow } from './prompt-rows';
import { addUse } from './prompt-uses';
import { CLOCKS_DIFFER_MS } from './rate-limits';
import { addReport } from './reports';
import { addSecondStep } from './second-steps';

/** The outcomes of a claimed delivery. Only its holder can record one; each resolves with whether it was recorded. */
export function createOutcomes(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /**
     * Call this before calling the platform: if this process ends after it, the delivery becomes `unclear`. Undefined if the
     * delivery is no longer waiting, or is somebody else's.
     */
    async startSending({ id }: DeliveryRow, prompt: string, { holder, until }: Hold): Promise<DeliveryRow | undefined> {
      return kysely
        .updateTable('delivery')
        .set(({ eb }) => ({
          ...{ state: 'sending' as const, prompt, held_until: until.toISOString() },
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('holder', '=', holder)
        .returningAll()
        .executeTakeFirst();
    },

    /**
     * It was posted. Also works if it has been marked `unclear` in the meantime; the owner then need not be told any more.
     * `second`: when another way to see it is due, if there is one.
     */
    sent: (delivery: DeliveryRow, messageId: string, second?: Date) =>
      settle(
        delivery,
        ['sending', 'unclear'],
        { state: 'sent', message_id: messageId, sent_at: clock().toISOString() },
        async (transaction, row) => {
          await addUse(database, transaction, row, clock());
          await transaction.deleteFrom('report').where('delivery', '=', row.id).execute();
          if (second) await addSecondStep(transaction, row, second);
        },
      ),

    /**
     * The attempt failed, and the delivery waits for another from `until` on. `unanswered`: the platform gave no answer, so it
     * may have been posted. If its schedule was removed or paused while it was being sent, it is withdrawn instead.
     */
    putOff: (delivery: DeliveryRow, until: Date, { unanswered }: { readonly unanswered: boolean }) =>
      withScheduleLocked(delivery, async (transaction, runs) => {
        const row = await change(transaction, delivery, ['sending'], {
          ...{ state: 'waiting', held_until: until.toISOString() },
          unanswered: delivery.unanswered + (unanswered ? 1 : 0),
        });
        if (row && !runs) await withdrawPendingWithin(database, transaction, row.conversation, clock());
        return row !== undefined;
      }),

    /** It is too late to post it. Adds a report for the owner. */
    missed: (delivery: DeliveryRow) =>
      settle(delivery, ['waiting', 'sending'], { state: 'missed' }, (transaction, row) =>
        report(transaction, row, 'missed'),
      ),

    /** It may have been posted. Adds a report for the owner. */
    unclear: (delivery: DeliveryRow) => settle(delivery, ['waiting', 'sending'], { state: 'unclear' }, leaveUnclear),

    /**
     * It cannot be posted. With a reason, pauses the schedule; without one, only this slot is lost. Adds a report for the owner
     * either way, unless the schedule is gone or, with a reason, no longer runs.
     */
    failed: (delivery: DeliveryRow, because: WhyPaused | null) =>
      withScheduleLocked(delivery, async (transaction) => {
        const row = await change(transaction, delivery, ['sending'], { state: 'failed', held_until: null });
        if (row && because) await pauseScheduleWithin(database, transaction, row.conversation, because, clock());
        else if (row) await report(transaction, row, 'missed');
        return row !== undefined;
      }),

    /**
     * Marks as `unclear` what replicas left in `sending` when they ended, at most 100 at a time, and adds a report for each
     * owner. Resolves with those deliveries, as they were before. A lease that ends further ahead than any replica takes
     * one was written before a clock was set back: it is shortened to `LONGEST_HOLD_MS` from now.
     */
    async settleAbandoned(now: Date): Promise<DeliveryRow[]> {
      await kysely
        .updateTable('delivery')
        .set({ held_until: at(now, LONGEST_HOLD_MS) })
        .where('held_until', '>', at(now, LONGEST_HOLD_MS + CLOCKS_DIFFER_MS))
        .where('state', '=', 'sending')
        .execute();
      const abandoned = await kysely
        .selectFrom('delivery')
        .selectAll()
        .where('held_until', '<=', now.toISOString())
        .where('state', '=', 'sending')
        .limit(100)
        .execute();
      const settled = [];
      for (const row of abandoned)
        if (await settle(row, ['sending'], { state: 'unclear' }, leaveUnclear, now)) settled.push(row);
      return settled;
    },
  };

  /** Changes the row and runs `andThen` in one transaction. False if the row could not be changed. */
  async function settle(
    delivery: DeliveryRow,
    from: readonly DeliveryRow['state'][],
    to: UpdateObject<Tables, 'delivery'>,
    andThen: (transaction: Transaction<Tables>, row: DeliveryRow) => Promise<unknown>,
    lapsedBy?: Date,
  ): Promise<boolean> {
    return kysely.transaction().execute(async (transaction) => {
      const row = await change(transaction, delivery, from, { held_until: null, ...to }, lapsedBy);
      if (row) await andThen(transaction, row);
      return row !== undefined;
    });
  }

  /** Locks the schedule first: nobody can remove or pause it before the commit. `runs` is false if somebody already has. */
  async function withScheduleLocked(
    { conversation }: DeliveryRow,
    work: (transaction: Transaction<Tables>, runs: boolean) => Promise<boolean>,
  ): Promise<boolean> {
    return kysely.transaction().execute(async (transaction) => {
      return work(transaction, (await lockSchedule(transaction, conversation)) === 'active');
    });
  }

  /** Counts the prompt as shown, so that one that may have been posted is not repeated next week. */
  async function leaveUnclear(transaction: Transaction<Tables>, row: DeliveryRow): Promise<void> {
    await addUse(database, transaction, row, clock());
    await report(transaction, row, 'unclear');
  }

  function report(transaction: Transaction<Tables>, { id, conversation }: DeliveryRow, kind: 'missed' | 'unclear') {
    return addReport(transaction, { kind, conversation, delivery: id, slots: 1, because: null }, clock());
  }
}

/** Longer than any replica's lease on what it is sending. */
const LONGEST_HOLD_MS = 5 * 60_000;

const at = (now: Date, inMs: number) => new Date(now.getTime() + inMs).toISOString();

/** The changed row; undefined if it has another holder, is in none of the states `from`, or is leased beyond `lapsedBy`. */
async function change(
  transaction: Transaction<Tables>,
  { id, holder }: DeliveryRow,
  from: readonly DeliveryRow['state'][],
  to: UpdateObject<Tables, 'delivery'>,
  lapsedBy?: Date,
): Promise<DeliveryRow | undefined> {
  let update = transaction
    .updateTable('delivery')
    .set(to)
    .where('id', '=', id)
    .where('state', 'in', from)
    .where('holder', '=', holder);
  if (lapsedBy) update = update.where('held_until', '<=', lapsedBy.toISOString());
  return update.returningAll().executeTakeFirst();
}
