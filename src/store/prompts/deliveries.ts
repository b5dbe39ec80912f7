import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database';
import { createClaims, type Hold } from './claims';
import { createOutcomes } from './outcomes';
import { addUse } from './prompt-uses';
import type { DeliveryRow } from './schedule-tables';

/**
 * Every prompt that was to be posted, from its claim to its end. The states, and the functions that move a delivery:
 *
 *      claim                       startNow
 *        │                            │
 *        v       startSending         v         sent
 *     waiting ──────────────────> sending ───────────────> sent
 *        │    <──────────────────  │    ^                    ^
 *        │          putOff         │    │ startAfterAll      │ sent: a late answer,
 *        v                         v    │                    │ from `unclear` only
 *     unclear | missed | failed ────────┘                    │
 *        └───────────────────────────────────────────────────┘
 *
 * - `unclear`: `unclear`, from `waiting` or `sending`; `giveUp`, and `settleAbandoned` once the lease has expired, from
 *   `sending`; `withdrawPending`, from `waiting` if an attempt had no answer.
 * - `missed`: `missed`, from `waiting` or `sending`; `giveUp`, from `sending`; `claim` itself, for a slot that is too late.
 * - `failed`: `failed` or `giveUp`, from `sending` only.
 * - Deleted: `withdrawPending`, from `waiting` if no attempt was left without an answer.
 *
 * A pause, a change or the end of a schedule also withdraws, and so does `putOff` if the schedule no longer runs. `takeUp`
 * and `giveBack` change only the lease on a `waiting` delivery; `replacePrompt` and `keepPrompt` only the prompt of a `sent` one.
 */
export function createDeliveries(database: Database, clock: () => Date) {
  return {
    ...createClaims(database, clock),
    ...createOutcomes(database, clock),
    ...createAskedDeliveries(database, clock),
  };
}

export type DeliveryStore = ReturnType<typeof createDeliveries>;
export type { DueSlots as Turn, Hold } from './claims';
export type { DeliveryRow as Delivery } from './schedule-tables';

/** Deliveries that a person asks for: one more now, one of which nobody knows, another prompt in the place of one. */
export function createAskedDeliveries(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    async find(id: string): Promise<DeliveryRow | undefined> {
      return kysely.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** A prompt that is being sent from this moment. */
    async startNow(
      place: Pick<DeliveryRow, 'conversation' | 'tenant' | 'audience'>,
      prompt: string,
      { holder, until }: Hold,
    ): Promise<DeliveryRow> {
      const { conversation, tenant, audience } = place;
      return kysely
        .insertInto('delivery')
        .values({
          ...{ id: randomUUID(), conversation, tenant, audience, prompt, holder, kind: 'now', day: null },
          ...{ due_at: clock().toISOString(), state: 'sending', held_until: until.toISOString(), attempts: 1 },
          ...{ unanswered: 0, message_id: null, sent_at: null },
        })
        .returningAll()
        .executeTakeFirstOrThrow();
    },

    /** Takes up one that was given up, to send it after all. Undefined for everybody but one caller. */
    async startAfterAll(
      { id, state }: DeliveryRow,
      prompt: string,
      { holder, until }: Hold,
    ): Promise<DeliveryRow | undefined> {
      return kysely
        .updateTable('delivery')
        .set(({ eb }) => ({
          ...{ state: 'sending' as const, prompt, holder, held_until: until.toISOString() },
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', '=', id)
        .where('state', '=', state)
        .where('state', 'in', ['unclear', 'missed', 'failed'])
        .returningAll()
        .executeTakeFirst();
    },

    /** It was not posted, or nobody knows. Whoever asked for it is told by the caller, so nobody else is. */
    async giveUp({ id, holder }: DeliveryRow, state: 'unclear' | 'missed' | 'failed'): Promise<void> {
      await kysely.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('delivery')
          .set({ state, held_until: null })
          .where('id', '=', id)
          .where('state', '=', 'sending')
          .where('holder', '=', holder)
          .returningAll()
          .executeTakeFirst();
        // What may have been posted counts as shown.
        if (row && state === 'unclear') await addUse(database, transaction, row, clock());
      });
    },

    /** Records another prompt in the place of the one that is there. False where somebody else was first. */
    async replacePrompt({ id, prompt }: DeliveryRow, by: string): Promise<boolean> {
      return kysely.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('delivery')
          .set({ prompt: by })
          .where('id', '=', id)
          .where('state', '=', 'sent')
          .where('prompt', '=', prompt)
          .returningAll()
          .executeTakeFirst();
        if (row) await addUse(database, transaction, row, clock());
        return row !== undefined;
      });
    },

    /** The platform did not take the change: the first prompt still stands there, and the other was not shown. */
    async keepPrompt({ id, prompt }: DeliveryRow, notShown: string): Promise<void> {
      await kysely.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('delivery')
          .set({ prompt })
          .where('id', '=', id)
          .where('prompt', '=', notShown)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return;
        await transaction.deleteFrom('prompt_use').where('delivery', '=', id).where('prompt', '=', notShown).execute();
      });
    },
  };
}
