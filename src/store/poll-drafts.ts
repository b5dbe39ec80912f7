import type { Kysely } from 'kysely';
import { type Draft, draft as draftSchema } from '../polls/poll';
import type { Database, Tables } from './database';
import type { Person } from './find-poll';
import { isPollId, newPollId } from './poll-row';
import type { PollDraftRow } from './poll-tables';

const HOUR_MS = 60 * 60 * 1_000;

/** Polls that wait for their preview, for an hour. What is of another person or place is not found. */
export function createPollDrafts({ kysely }: Database, clock: () => Date) {
  const find = async (id: string, { tenant, conversation, person }: Person): Promise<PollDraftRow | undefined> => {
    if (!isPollId(id)) return undefined;
    return kysely
      .selectFrom('poll_draft')
      .selectAll()
      .where('id', '=', id)
      .where('tenant', '=', tenant)
      .where('conversation', '=', conversation)
      .where('creator', '=', person)
      .where('made_at', '>', anHourBefore(clock()))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('poll').select('poll.id').whereRef('poll.id', '=', 'poll_draft.id'))),
      )
      .executeTakeFirst();
  };

  return {
    /** Resolves with the id: 24 letters and digits, not to be guessed. */
    async keepDraft(draft: Draft, by: Person & { readonly thread: string | null }): Promise<string> {
      const now = clock();
      await forgetDrafts(kysely, now);
      const { tenant, conversation, person: creator, thread } = by;
      const row = { id: newPollId(), tenant, conversation, thread, creator };
      await kysely
        .insertInto('poll_draft')
        .values({ ...row, draft: JSON.stringify(draft), made_at: now.toISOString() })
        .execute();
      return row.id;
    },

    async findDraft(id: string, by: Person): Promise<Draft | undefined> {
      const row = await find(id, by);
      return row && draftSchema.parse(JSON.parse(row.draft));
    },

    /** False where there is none that waits. */
    async dropDraft(id: string, by: Person): Promise<boolean> {
      if (!(await find(id, by))) return false;
      const { numDeletedRows } = await kysely.deleteFrom('poll_draft').where('id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0;
    },

    /** Deletes those that have waited for an hour. */
    forgetDrafts: (now: Date): Promise<void> => forgetDrafts(kysely, now),
  };
}

/** Any transaction may do it along. */
export async function forgetDrafts(db: Kysely<Tables>, now: Date): Promise<void> {
  await db.deleteFrom('poll_draft').where('made_at', '<=', anHourBefore(now)).execute();
}

const anHourBefore = (now: Date) => new Date(now.getTime() - HOUR_MS).toISOString();
