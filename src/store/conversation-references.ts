import type { Conversation, Person, Tenant } from '../ids';
import type { Database } from './db/database';
import { dayOf } from './prompts/schedule-row';

/** Where conversations and persons can be spoken to unasked: notes of a platform's face, opaque to everybody else. */
export function createConversationReferences({ kysely }: Database, clock: () => Date) {
  return {
    /** Puts the note in the place of the one that was there. Throws for a note that is longer than 8,000 characters. */
    async remember(of: Conversation | Person, tenant: Tenant, note: string): Promise<void> {
      const refreshed_on = dayOf(clock());
      await kysely
        .insertInto('address')
        .values({ of, tenant, note, refreshed_on })
        .onConflict((conflict) => conflict.column('of').doUpdateSet({ tenant, note, refreshed_on }))
        .execute();
    },

    async find(of: Conversation | Person): Promise<string | undefined> {
      const row = await kysely.selectFrom('address').select('note').where('of', '=', of).executeTakeFirst();
      return row?.note;
    },
  };
}

export type ConversationReferenceStore = ReturnType<typeof createConversationReferences>;
