import type { Kysely } from 'kysely';
import type { Tables } from './database';
import type { KeptSlot } from './kept-schedule';

/** What has become of a conversation's turns. */
export function createTurns(kysely: Kysely<Tables>) {
  return {
    /** True where that day's weekly prompt was posted, given up, or waits to be posted. */
    async hadTurn(conversation: string, day: string): Promise<boolean> {
      const turn = await kysely
        .selectFrom('delivery')
        .select('id')
        .where('conversation', '=', conversation)
        .where('day', '=', day)
        .executeTakeFirst();
      return turn !== undefined;
    },

    /** The turn whose prompt has come due and is still to be posted; undefined where none is. */
    async waiting(conversation: string): Promise<KeptSlot | undefined> {
      const turn = await kysely
        .selectFrom('delivery')
        .select(['day', 'due_at'])
        .where('conversation', '=', conversation)
        .where('state', '=', 'waiting')
        .orderBy('day', 'desc')
        .executeTakeFirst();
      return turn?.day ? { day: turn.day, at: new Date(turn.due_at) } : undefined;
    },

    /** Removes a prompt that waits to be posted. False where it waits no longer. */
    async takeBack(conversation: string, day: string): Promise<boolean> {
      const { numDeletedRows } = await waitingIn(kysely, conversation).where('day', '=', day).executeTakeFirstOrThrow();
      return numDeletedRows > 0;
    },
  };
}

/** Removes the weekly prompts that wait to be posted. Nothing was posted for them, and their day is free again. */
export async function takeBackAll(db: Kysely<Tables>, conversation: string): Promise<void> {
  await waitingIn(db, conversation).execute();
}

const waitingIn = (db: Kysely<Tables>, conversation: string) =>
  db
    .deleteFrom('delivery')
    .where('conversation', '=', conversation)
    .where('kind', '=', 'weekly')
    .where('state', '=', 'waiting');
