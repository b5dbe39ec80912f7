import type { Kysely } from 'kysely';
import type { Participant } from '../../ids';
import { type Draft, draft as draftSchema } from '../../polls/poll';
import type { Database, Tables } from '../db/database';
import { isPollId, newPollId } from './poll-row';

const HOUR_MS = 60 * 60 * 1_000;

/** How many drafts one person may have waiting in one conversation. */
const MOST_DRAFTS = 20;

/** Poll drafts, which wait in their preview for an hour. A draft of another person or place is never found. */
export function createPollDrafts({ kysely, lock }: Database, clock: () => Date) {
  /** This person's waiting drafts here. Leaves out a draft that has become a poll; its row is kept until the card is posted. */
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
     * Resolves with the draft's id: 24 random letters and digits. `instead`: the id of the draft that it replaces. Undefined, with
     * nothing changed, if this person already has as many drafts here as they may.
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

    /** Makes a waiting draft into this one, under the same id and with a new hour. False if no such draft is waiting. */
    async changeDraft(id: string, draft: Draft, by: Participant): Promise<boolean> {
      if (!isPollId(id)) return false;
      const { numUpdatedRows } = await kysely
        .updateTable('poll_draft')
        .set({ draft: JSON.stringify(draft), made_at: clock().toISOString() })
        .where('id', 'in', waiting(kysely, by).clearSelect().select('id').where('id', '=', id))
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    /** Undefined if no such draft is waiting. */
    async findDraft(id: string, by: Participant): Promise<Draft | undefined> {
      if (!isPollId(id)) return undefined;
      const row = await waiting(kysely, by).where('id', '=', id).executeTakeFirst();
      return row && draftSchema.parse(JSON.parse(row.draft));
    },

    /** Deletes the draft. False if no such draft is waiting. */
    async dropDraft(id: string, by: Participant): Promise<boolean> {
      if (!isPollId(id)) return false;
      return (await drop((await waiting(kysely, by).where('id', '=', id).execute()).map((draft) => draft.id))) > 0;
    },

    /** Deletes all of this person's waiting drafts here. Resolves with their number. */
    async dropDrafts(by: Participant): Promise<number> {
      return drop((await waiting(kysely, by).execute()).map(({ id }) => id));
    },

    /** Deletes drafts that have waited for an hour. */
    forgetDrafts: (now: Date): Promise<void> => forgetDrafts(kysely, now),
  };

  async function drop(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const { numDeletedRows } = await kysely.deleteFrom('poll_draft').where('id', 'in', ids).executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }
}

/** As above, within any transaction. */
export async function forgetDrafts(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('poll_draft').where('made_at', '<=', anHourBefore(now)).execute();
}

const anHourBefore = (now: Date) => new Date(now.getTime() - HOUR_MS).toISOString();
