import type { Conversation, Person, Tenant } from '../ids';
import type { Database } from './db/database';
import { dayOf } from './prompts/schedule-row';

/** Conversation references (Bot Framework's term): where to send proactive messages. Only the platform adapter reads a `note`. */
export function createConversationReferences({ kysely }: Database, clock: () => Date) {
  return {
    /**
     * Inserts or replaces the note. `person`: whose own chat with the bot the conversation is. Rejects if the note is longer than
     * 8,000 characters.
     */
    async remember(of: Conversation | Person, tenant: Tenant, note: string, person?: Person): Promise<void> {
      const address = { tenant, note, refreshed_on: dayOf(clock()), person: person ?? null };
      await kysely
        .insertInto('address')
        .values({ of, ...address })
        .onConflict((conflict) => conflict.column('of').doUpdateSet(address))
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
