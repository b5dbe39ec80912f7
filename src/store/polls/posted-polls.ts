import type { Transaction } from 'kysely';
import type { DoneAt, Person, Place } from '../../ids';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Poll } from '../../polls/poll';
import type { Database, Tables } from '../db/database';
import { noteWithin } from '../rights/audit';
import { alreadyAsked } from './kept-back';
import type { PollKeys } from './poll-keys';
import { findPoll, fromRow, pollLock, toRow } from './poll-row';
import { resultsLock } from './shown-results';
import { eraseVotes } from './vote-rows';

/** What happens to a poll from its posting on, apart from votes and closing. */
type PostedPolls = {
  /**
   * Turns the draft with this id and creator into this poll, with its own key; it takes votes from now on. Undefined if there
   * is no such draft any more, or it is a poll already. `too many`: its creator already has as many open polls there as a
   * person may have. `open here`, `kept back`: the same question or template is open there, or its result is still kept back;
   * two polls of the same people could reveal what one of them answered. Rejects with an error that says what is missing if
   * there is no secret to encrypt the key with.
   */
  open(poll: Poll, questionKey: string): Promise<KeptPoll | 'too many' | 'open here' | 'kept back' | undefined>;
  /** Records that its card has been posted, and deletes the draft. */
  posted(id: string, messageId: string): Promise<void>;
  /** Its card could not be posted: deletes the poll, which is a draft again for what is left of its hour. */
  unposted(id: string): Promise<void>;
  /** Sets a new closing time. Undefined if the poll is not open at this place, or its closing time has passed. */
  extend(id: string, at: DoneAt, closesAt: Date): Promise<KeptPoll | undefined>;
  /** Deletes the poll with its votes and its result. Resolves with the deleted poll; undefined if there is none. */
  remove(id: string, at: DoneAt): Promise<KeptPoll | undefined>;
};

/** How many open polls one person may have in one conversation. */
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
        const draft = await transaction.deleteFrom('poll_draft').where('id', '=', id).returningAll().executeTakeFirst();
        if (draft) await note(transaction, 'set', draft, draft.creator);
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
        if (row) await note(transaction, 'changed', row, at.person);
        return row && fromRow(row);
      });
    },

    async remove(id, at) {
      if (!(await findPoll(kysely, id, at))) return undefined;
      const row = await kysely.transaction().execute(async (transaction) => {
        await lock(transaction, pollLock(id));
        await eraseVotes(database, transaction, [id]);
        await transaction.deleteFrom('poll_draft').where('id', '=', id).execute();
        const gone = await transaction.deleteFrom('poll').where('id', '=', id).returningAll().executeTakeFirst();
        if (gone) await note(transaction, 'deleted', gone, at.person);
        return gone;
      });
      if (!row) return undefined;
      await database.scrub();
      await database.compact();
      return fromRow(row);
    },
  };

  async function note(
    transaction: Transaction<Tables>,
    act: 'set' | 'changed' | 'deleted',
    { tenant, conversation }: Place,
    by: Person | null | undefined,
  ): Promise<void> {
    if (by) await noteWithin(transaction, { who: by, act, matter: 'poll', tenant, conversation }, clock());
  }
}
