import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database';
import { createClaims, type Hold } from './claims';
import { createOutcomes } from './outcomes';
import type { DeliveryRow } from './prompt-rows';
import { addUse } from './prompt-uses';

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
 * Pausing or removing a schedule also withdraws; so does a change that names the pending slot, and `putOff` if the schedule
 * no longer runs. `takeUp` and `giveBack` change only the lease on a `waiting` delivery; `replacePrompt` and `keepPrompt`
 * change only the prompt of a `sent` one.
 */
export function createDeliveries(database: Database, clock: () => Date) {
  return {
    ...createClaims(database, clock),
    ...createOutcomes(database, clock),
    ...createAskedDeliveries(database, clock),
  };
}

export type DeliveryStore = ReturnType<typeof createDeliveries>;
export type { Hold } from './claims';
export type { DeliveryRow as Delivery } from './prompt-rows';

/** What a person can ask for: an extra prompt now, a given-up delivery after all, another prompt in place of a posted one. */
function createAskedDeliveries(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** Resolves with undefined if there is none. */
    async find(id: string): Promise<DeliveryRow | undefined> {
      return kysely.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Inserts an extra delivery that is already `sending`. Write it before calling the platform. */
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

    /** Moves a given-up delivery back to `sending`. One caller wins; every other gets undefined. */
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

    /** Records that it was not posted, or may not have been. Adds no report: the caller tells whoever asked for it. */
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

    /** Replaces the prompt of a `sent` delivery and counts the new one as shown. False if somebody else replaced it first. */
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

    /** Undoes `replacePrompt` if the platform refuses: the first prompt still stands, and `notShown` was not shown. */
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
