import type { Transaction } from 'kysely';
import type { Conversation } from '../../ids';
import type { Database, Tables } from '../db/database';
import type { DeliveryRow } from './prompt-rows';
import { dayOf } from './schedule-row';

/** How many of a conversation's latest prompts are remembered: many times the number in any pack of prompts. */
const MOST_USES = 500;

/** Which prompts a conversation has seen. */
export function createPromptUses({ kysely }: Database) {
  return {
    /**
     * The ids of the prompts in the order in which they were shown, oldest first, followed by those waiting or being sent.
     * Some prompts may no longer exist.
     */
    async used(conversation: Conversation): Promise<string[]> {
      // In this order: a prompt that is posted between the two queries is in both results, not in neither.
      const inFlight = await promptsIn(conversation, ['waiting', 'sending']);
      const rows = await kysely
        .selectFrom('prompt_use')
        .select('prompt')
        .where('conversation', '=', conversation)
        .orderBy('sequence')
        .execute();
      return [...rows.map(({ prompt }) => prompt), ...inFlight];
    },

    /** The id of the prompt that was tried and is waiting for another attempt; undefined if there is none. */
    async waiting(conversation: Conversation): Promise<string | undefined> {
      const [prompt] = await promptsIn(conversation, ['waiting']);
      return prompt;
    },
  };

  async function promptsIn(conversation: Conversation, states: DeliveryRow['state'][]): Promise<string[]> {
    const rows = await kysely
      .selectFrom('delivery')
      .select('prompt')
      .where('conversation', '=', conversation)
      .where('state', 'in', states)
      .orderBy('due_at')
      .execute();
    return rows.flatMap(({ prompt }) => prompt ?? []);
  }
}

export type PromptUseStore = ReturnType<typeof createPromptUses>;

/**
 * Records the delivery's prompt as the latest that its conversation has seen; does nothing if it has no prompt. Calling it
 * again moves the same entry to the end. Runs in the caller's transaction.
 */
export async function addUse(
  { lock }: Pick<Database, 'lock'>,
  transaction: Transaction<Tables>,
  { id, conversation, tenant, prompt }: Pick<DeliveryRow, 'id' | 'conversation' | 'tenant' | 'prompt'>,
  now: Date,
): Promise<void> {
  if (prompt === null) return;
  // Otherwise two transactions at once could take the same number.
  await lock(transaction, `prompts of ${conversation}`);
  const { last } = await transaction
    .selectFrom('prompt_use')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .where('conversation', '=', conversation)
    .executeTakeFirstOrThrow();
  const sequence = Number(last ?? 0) + 1;
  await transaction
    .insertInto('prompt_use')
    .values({ conversation, sequence, tenant, prompt, used_on: dayOf(now), delivery: id })
    .onConflict((conflict) => conflict.columns(['delivery', 'prompt']).doUpdateSet({ sequence }))
    .execute();
  await transaction
    .deleteFrom('prompt_use')
    .where('conversation', '=', conversation)
    .where('sequence', '<=', sequence - MOST_USES)
    .execute();
}
