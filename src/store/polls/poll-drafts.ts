import type { Kysely } from 'kysely';
import type { Participant } from '../../ids';
import { type Draft, draft as draftSchema } from '../../polls/poll';
import type { Database, Tables } from '../db/database';
import { isPollId, newPollId } from './poll-row';

const HOUR_MS = 60 * 60 * 1_000;

/** So many wait for one person in one conversation, and no more. */
const MOST_DRAFTS = 20;

/** Polls that wait for their preview, for an hour. What is of another person or place is not found. */
export function createPollDrafts({ kysely, lock }: Database, clock: () => Date) {
  /** Those of this person here that wait. One that has become a poll does not, although it is kept until its card stands. */
  const waiting = (db: Kysely<Tables>, { tenant, conversation, person }: Participant) =>
    db
      .selectFrom('poll_draft')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('conversation', '=', conversation)
      .where('creator', '=', person)
      .where('made_at', '>', anHourBefore(clock()))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('poll').select('poll.id').whereRef('poll.id', '=', 'poll_draft.id'))),
      );

  return {
    /**
     * Resolves with the id: 24 letters and digits, not to be guessed. `instead`: the draft whose place it takes. Undefined, and
     * nothing has changed, where as many wait for this person here as may.
     */
    async keepDraft(
      draft: Draft,
      by: Participant & { readonly thread: string | null },
      instead?: string,
    ): Promise<string | undefined> {
      const now = clock();
      await forgetDrafts(kysely, now);
      const { tenant, conversation, person: creator, thread } = by;
      const row = { id: newPollId(), tenant, conversation, thread, creator };
      return kysely.transaction().execute(async (transaction) => {
        await lock(transaction, `drafts of ${creator} in ${conversation}`);
        const drafts = await waiting(transaction, by).execute();
        const old = drafts.find(({ id }) => id === instead);
        if (!old && drafts.length >= MOST_DRAFTS) return undefined;
        if (old) await transaction.deleteFrom('poll_draft').where('id', '=', old.id).execute();
        await transaction
          .insertInto('poll_draft')
          .values({ ...row, draft: JSON.stringify(draft), made_at: now.toISOString() })
          .execute();
        return row.id;
      });
    },

    async findDraft(id: string, by: Participant): Promise<Draft | undefined> {
      if (!isPollId(id)) return undefined;
      const row = await waiting(kysely, by).where('id', '=', id).executeTakeFirst();
      return row && draftSchema.parse(JSON.parse(row.draft));
    },

    /** False where there is none that waits. */
    async dropDraft(id: string, by: Participant): Promise<boolean> {
      if (!isPollId(id)) return false;
      return (await drop((await waiting(kysely, by).where('id', '=', id).execute()).map((draft) => draft.id))) > 0;
    },

    /** All of this person's that wait here. Says how many there were. */
    async dropDrafts(by: Participant): Promise<number> {
      return drop((await waiting(kysely, by).execute()).map(({ id }) => id));
    },

    /** Deletes those that have waited for an hour. */
    forgetDrafts: (now: Date): Promise<void> => forgetDrafts(kysely, now),
  };

  async function drop(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const { numDeletedRows } = await kysely.deleteFrom('poll_draft').where('id', 'in', ids).executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}

/** Any transaction may do it along. */
export async function forgetDrafts(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('poll_draft').where('made_at', '<=', anHourBefore(now)).execute();
}

const anHourBefore = (now: Date) => new Date(now.getTime() - HOUR_MS).toISOString();
