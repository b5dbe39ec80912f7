import type { Conversation, Tenant } from '../../ids';
import type { Database } from '../db/database';

/** The newest notice of a change in each conversation. */
export function createNotices({ kysely }: Database) {
  return {
    /** The platform's id of the newest notice; undefined if it was posted before `since`, or after `now` by a clock that was set back. */
    async newest(conversation: Conversation, { since, now }: { since: Date; now: Date }): Promise<string | undefined> {
      const row = await kysely
        .selectFrom('notice')
        .select('message_id')
        .where('conversation', '=', conversation)
        .where('posted_at', '>=', since.toISOString())
        .where('posted_at', '<=', now.toISOString())
        .executeTakeFirst();
      return row?.message_id;
    },

    /** Records a notice as the newest. */
    async keep(conversation: Conversation, tenant: Tenant, id: string, now: Date): Promise<void> {
      const notice = { tenant, message_id: id, posted_at: now.toISOString() };
      await kysely
        .insertInto('notice')
        .values({ conversation, ...notice })
        .onConflict((conflict) => conflict.column('conversation').doUpdateSet(notice))
        .execute();
    },
  };
}

export type NoticeStore = ReturnType<typeof createNotices>;
