import type { Place } from '../../ids';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Poll } from '../../polls/poll';
import type { Database } from '../db/database';
import { alreadyAsked } from './kept-back';
import type { PollKeys } from './poll-keys';
import { findPoll, fromRow, pollLock, toRow } from './poll-row';
import { resultsLock } from './shown-results';
import { eraseVotes } from './vote-rows';

/** The life of a poll from when it is posted, apart from its votes and its closing. */
type PostedPolls = {
  /**
   * The draft of this id and creator becomes this poll, with a key of its own, and takes votes from now on. Undefined
   * where it is no draft any more. `too many`: its creator has as many open polls there as one may have. `open here`, `kept
   * back`: the same question is open there, or its result waits to be shown; two polls of the same people would tell what one
   * of them answered. Throws a sentence where there is no secret to keep the key with.
   */
  open(poll: Poll, questionKey: string): Promise<KeptPoll | 'too many' | 'open here' | 'kept back' | undefined>;
  /** Its card stands. */
  posted(id: string, messageId: string): Promise<void>;
  /** Its card could not be posted: it is the draft again that it was, for what is left of its hour. */
  unposted(id: string): Promise<void>;
  /** Undefined where it is not open, or its closing time has passed. */
  extend(id: string, at: Place, closesAt: Date): Promise<KeptPoll | undefined>;
  /** Deletes it with its votes and its result. Resolves with what it was; undefined where there is none. */
  remove(id: string, at: Place): Promise<KeptPoll | undefined>;
};

/** So many polls of one person are open in one conversation, and no more. */
const MOST_OPEN_OF_ONE = 10;

export function createPostedPolls(database: Database, keys: PollKeys, clock: () => Date): PostedPolls {
  const { kysely, lock } = database;
  return {
    async open(poll, questionKey) {
      const sealed = keys.make(poll.id);
      return kysely.transaction().execute(async (transaction) => {
        await lock(transaction, resultsLock(poll.conversation));
        const draft = await transaction
          .selectFrom('poll_draft')
          .select('thread')
          .where('id', '=', poll.id)
          .where('tenant', '=', poll.tenant)
          .where('conversation', '=', poll.conversation)
          .where('creator', '=', poll.creator)
          .executeTakeFirst();
        if (!draft) return undefined;
        const asked = toRow(poll, questionKey, draft.thread);
        const already = await alreadyAsked(transaction, asked);
        if (already && !(await findPoll(transaction, poll.id))) return already;
        await lock(transaction, `polls of ${poll.creator} in ${poll.conversation}`);
        const { open } = await transaction
          .selectFrom('poll')
          .select(({ fn }) => fn.countAll<number | string>().as('open'))
          .where('tenant', '=', poll.tenant)
          .where('conversation', '=', poll.conversation)
          .where('creator', '=', poll.creator)
          .where('state', '=', 'open')
          .where('id', '!=', poll.id)
          .executeTakeFirstOrThrow();
        if (Number(open) >= MOST_OPEN_OF_ONE) return 'too many';
        const row = await transaction
          .insertInto('poll')
          .values(asked)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        await transaction.insertInto('poll_key').values({ poll: row.id, sealed }).execute();
        return fromRow(row);
      });
    },

    async posted(id, messageId) {
      await kysely.transaction().execute(async (transaction) => {
        await transaction.updateTable('poll').set({ message_id: messageId }).where('id', '=', id).execute();
        await transaction.deleteFrom('poll_draft').where('id', '=', id).execute();
      });
    },

    async unposted(id) {
      await kysely.transaction().execute(async (transaction) => {
        await lock(transaction, pollLock(id));
        const gone = await transaction
          .deleteFrom('poll')
          .where('id', '=', id)
          .where('state', '=', 'open')
          .where('message_id', 'is', null)
          .returning('id')
          .execute();
        const ids = gone.map((poll) => poll.id);
        await eraseVotes(database, transaction, ids);
      });
    },

    async extend(id, at, closesAt) {
      if (!(await findPoll(kysely, id, at))) return undefined;
      return kysely.transaction().execute(async (transaction) => {
        await lock(transaction, pollLock(id));
        const row = await transaction
          .updateTable('poll')
          .set({ closes_at: closesAt.toISOString(), undrawn: 1 })
          .where('id', '=', id)
          .where('state', '=', 'open')
          .where(({ or, eb }) => or([eb('closes_at', 'is', null), eb('closes_at', '>', clock().toISOString())]))
          .returningAll()
          .executeTakeFirst();
        return row && fromRow(row);
      });
    },

    async remove(id, at) {
      if (!(await findPoll(kysely, id, at))) return undefined;
      const row = await kysely.transaction().execute(async (transaction) => {
        await lock(transaction, pollLock(id));
        await eraseVotes(database, transaction, [id]);
        await transaction.deleteFrom('poll_draft').where('id', '=', id).execute();
        return transaction.deleteFrom('poll').where('id', '=', id).returningAll().executeTakeFirst();
      });
      if (!row) return undefined;
      await database.scrub();
      await database.compact();
      return fromRow(row);
    },
  };
}
