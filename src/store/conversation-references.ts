import type { Conversation, Person, Tenant } from '../ids';
import type { Database } from './db/database';
import { dayOf } from './prompts/schedule-row';

/** Conversation references (Bot Framework's term): where to send proactive messages. Only the platform adapter reads a `note`. */
export function createConversationReferences({ kysely }: Database, clock: () => Date) {
  return {
    /** Inserts or replaces the note. Rejects if it is longer than 8,000 characters. */
    async remember(of: Conversation | Person, tenant: Tenant, note: string): Promise<void> {
      const refreshed_on = dayOf(clock());
      await kysely
        .insertInto('address')
        .values({ of, tenant, note, refreshed_on })
        .onConflict((conflict) => conflict.column('of').doUpdateSet({ tenant, note, refreshed_on }))
        .execute();
    },

    /** Undefined if there is none. */
    async find(of: Conversation | Person): Promise<string | undefined> {
      const row = await kysely.selectFrom('address').select('note').where('of', '=', of).executeTakeFirst();
      return row?.note;
    },
  };
}

export type ConversationReferenceStore = ReturnType<typeof createConversationReferences>;
