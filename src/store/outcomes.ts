import type { Transaction, UpdateObject } from 'kysely';
import type { Hold } from './claims';
import type { Database, DeliveryRow, Tables } from './database';
import type { WhyPaused } from './kept-schedule';
import { pauseWithin } from './pause-schedule';
import { addUse } from './prompt-uses';
import { addReport } from './reports';

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

    /** It was not posted, as far as the platform says, and is tried again from then on. */
    putOff: (delivery: DeliveryRow, until: Date, { unanswered }: { readonly unanswered: boolean }) =>
      settle(delivery, ['sending'], {
        ...{ state: 'waiting', held_until: until.toISOString() },
        unanswered: delivery.unanswered + (unanswered ? 1 : 0),
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
      settle(delivery, ['sending'], { state: 'failed' }, async (transaction, row) => {
        if (because) await pauseWithin(database, transaction, row.conversation, because, clock());
        else await report(transaction, row, 'missed');
      }),

    /** What replicas that ended left behind while they were sending: unclear, and the owner is told. Says which. */
    async settleAbandoned(now: Date): Promise<DeliveryRow[]> {
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
    { id, holder }: DeliveryRow,
    from: readonly DeliveryRow['state'][],
    change: UpdateObject<Tables, 'delivery'>,
    andThen?: (transaction: Transaction<Tables>, row: DeliveryRow) => Promise<unknown>,
    lapsedBy?: Date,
  ): Promise<boolean> {
    return kysely.transaction().execute(async (transaction) => {
      let update = transaction
        .updateTable('delivery')
        .set({ held_until: null, ...change })
        .where('id', '=', id)
        .where('state', 'in', from)
        .where('holder', '=', holder);
      if (lapsedBy) update = update.where('held_until', '<=', lapsedBy.toISOString());
      const row = await update.returningAll().executeTakeFirst();
      if (row) await andThen?.(transaction, row);
      return row !== undefined;
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
