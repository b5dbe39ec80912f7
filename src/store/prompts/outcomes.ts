import type { Transaction, UpdateObject } from 'kysely';
import type { WhyPaused } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import type { Hold } from './claims';
import { pauseScheduleWithin } from './pause-schedule';
import { lockSchedule, withdrawPendingWithin } from './pending-deliveries';
import { addUse } from './prompt-uses';
import { CLOCKS_DIFFER_MS } from './rate-limits';
import { addReport } from './reports';
import type { DeliveryRow } from './schedule-tables';

/** What happens to a delivery while it is in hand. Each step is for its holder alone, and says whether it was taken. */
export function createOutcomes(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** To be written before the platform is called: from here on, an end of this process leaves it unclear. */
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

    /** It was posted. Taken also where it had been given up as unclear meanwhile; its owner then need not be told. */
    sent: (delivery: DeliveryRow, messageId: string) =>
      settle(
        delivery,
        ['sending', 'unclear'],
        { state: 'sent', message_id: messageId, sent_at: clock().toISOString() },
        async (transaction, row) => {
          await addUse(database, transaction, row, clock());
          await transaction.deleteFrom('report').where('delivery', '=', row.id).execute();
        },
      ),

    /**
     * It was not posted, as far as the platform says, and is tried again from then on; not where its schedule was stopped or
     * paused while it was on its way.
     */
    putOff: (delivery: DeliveryRow, until: Date, { unanswered }: { readonly unanswered: boolean }) =>
      inTurn(delivery, async (transaction, runs) => {
        const row = await change(transaction, delivery, ['sending'], {
          ...{ state: 'waiting', held_until: until.toISOString() },
          unanswered: delivery.unanswered + (unanswered ? 1 : 0),
        });
        if (row && !runs) await withdrawPendingWithin(database, transaction, row.conversation, clock());
        return row !== undefined;
      }),

    /** Its time is over. The owner is told. */
    missed: (delivery: DeliveryRow) =>
      settle(delivery, ['waiting', 'sending'], { state: 'missed' }, (transaction, row) =>
        report(transaction, row, 'missed'),
      ),

    /** Nobody knows whether it was posted. The owner is told. */
    unclear: (delivery: DeliveryRow) => settle(delivery, ['waiting', 'sending'], { state: 'unclear' }, leaveUnclear),

    /** It cannot be posted. With a reason, the schedule stops; without, only this turn is lost. Either way the owner is told. */
    failed: (delivery: DeliveryRow, because: WhyPaused | null) =>
      inTurn(delivery, async (transaction) => {
        const row = await change(transaction, delivery, ['sending'], { state: 'failed', held_until: null });
        if (row && because) await pauseScheduleWithin(database, transaction, row.conversation, because, clock());
        else if (row) await report(transaction, row, 'missed');
        return row !== undefined;
      }),

    /**
     * What replicas that ended left behind while they were sending: unclear, and the owner is told. Says which. Nobody holds
     * anything until so long from now as a clock said that has been set back since; such a hold is given some minutes from now.
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

  /** With its schedule in hand, which nobody can stop or pause until the end; `runs` is false where somebody has. */
  async function inTurn(
    { conversation }: DeliveryRow,
    work: (transaction: Transaction<Tables>, runs: boolean) => Promise<boolean>,
  ): Promise<boolean> {
    return kysely.transaction().execute(async (transaction) => {
      return work(transaction, (await lockSchedule(transaction, conversation)) === 'active');
    });
  }

  /** It counts as shown, so that what may have been posted does not come again next week. */
  async function leaveUnclear(transaction: Transaction<Tables>, row: DeliveryRow): Promise<void> {
    await addUse(database, transaction, row, clock());
    await report(transaction, row, 'unclear');
  }

  function report(transaction: Transaction<Tables>, { id, conversation }: DeliveryRow, kind: 'missed' | 'unclear') {
    return addReport(transaction, { kind, conversation, delivery: id, slots: 1, because: null }, clock());
  }
}

/** Longer than any replica keeps what it is sending. */
const LONGEST_HOLD_MS = 5 * 60_000;

const at = (now: Date, inMs: number) => new Date(now.getTime() + inMs).toISOString();

/** The row as it is now; undefined where it is no longer this holder's, or in no such state. */
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
