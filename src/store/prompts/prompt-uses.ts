import type { Transaction } from 'kysely';
import type { Conversation } from '../../ids';
import type { Database, Tables } from '../db/database';
import { dayOf } from './schedule-row';
import type { DeliveryRow } from './schedule-tables';

/** So many of a conversation's latest are remembered: many times what any pack of prompts has. */
const MOST_USES = 500;

/** Which prompts a conversation has seen. */
export function createPromptUses({ kysely }: Database) {
  return {
    /** The ids in the order of showing, oldest first, and behind them those on their way. Some may be of prompts that are no more. */
    async used(conversation: Conversation): Promise<string[]> {
      // In this order: one that is shown between the two is in both, not in none.
      const onTheirWay = await openIn(conversation, ['waiting', 'sending']);
      const rows = await kysely
        .selectFrom('prompt_use')
        .select('prompt')
        .where('conversation', '=', conversation)
        .orderBy('sequence')
        .execute();
      return [...rows.map(({ prompt }) => prompt), ...onTheirWay];
    },

    /** The prompt that was tried and is to be tried again. */
    async waiting(conversation: Conversation): Promise<string | undefined> {
      const [prompt] = await openIn(conversation, ['waiting']);
      return prompt;
    },
  };

  async function openIn(conversation: Conversation, states: DeliveryRow['state'][]): Promise<string[]> {
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

/** Adds the delivery's prompt to what its conversation has seen. Once only, however often it is said, and as the latest. */
export async function addUse(
  { lock }: Pick<Database, 'lock'>,
  transaction: Transaction<Tables>,
  { id, conversation, tenant, prompt }: Pick<DeliveryRow, 'id' | 'conversation' | 'tenant' | 'prompt'>,
  now: Date,
): Promise<void> {
  if (prompt === null) return;
  // Two at once would otherwise take the same number.
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
