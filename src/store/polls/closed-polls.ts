import type { Kysely } from 'kysely';
import type { Decide, KeptPoll } from '../../polls/kept-poll';
import { gaveSomethingAway, type KeptBack } from '../../polls/results/closed-result';
import { tooSoon } from '../../polls/results/result';
import type { Database, Tables } from '../db/database';
import type { PollKeys } from './poll-keys';
import { findPoll, fromRow, pollLock } from './poll-row';
import { noteShown, resultsLock, resultsShown } from './shown-results';
import { countVotes, eraseVotes } from './vote-rows';

const FARTHEST_TRY_MS = 20 * 60_000;

/** The end of a poll, and the showing of its result. */
export function createClosedPolls(database: Database, keys: PollKeys) {
  const { kysely, lock, scrub } = database;
  return {
    /**
     * Closes an open poll: counts, keeps what `decide` returns, and destroys every vote and the key in the same transaction.
     * `due`: only if its closing time is no later than `by`, or `now`. False for everybody but one caller, and where it was
     * not to be closed. The result is then to be shown at once.
     */
    async close(
      id: string,
      { now, due, by = now }: { readonly now: Date; readonly due: boolean; readonly by?: Date },
      decide: Decide,
    ): Promise<boolean> {
      const found = await findPoll(kysely, id);
      if (found?.state !== 'open') return false;
      const closed = await kysely.transaction().execute(async (transaction) => {
        // Two polls that ask the same could otherwise both be the first to show a result.
        await lock(transaction, resultsLock(found.conversation));
        await lock(transaction, pollLock(id));
        const row = await findPoll(transaction, id);
        if (row?.state !== 'open') return false;
        const time = now.toISOString();
        if (due && (row.closes_at === null || row.closes_at > by.toISOString())) return false;
        const poll = fromRow(row);
        const decided = decide(poll, await countVotes(transaction, poll, keys), await resultsShown(transaction, row));
        const result = decided.kind === 'kept back' ? tooSoon(decided.from) : decided;
        await transaction
          .updateTable('poll')
          .set({ state: 'closed', closed_at: time, result: JSON.stringify(result), undrawn: 0, show_at: time })
          .where('id', '=', id)
          .execute();
        if (decided.kind === 'kept back') await keepBack(transaction, id, decided);
        await eraseVotes(database, transaction, [id]);
        if (gaveSomethingAway(result)) await noteShown(transaction, row, now);
        return true;
      });
      if (closed) await scrub();
      return closed;
    },

    /** Closed polls whose result is to be shown by `now`. Each is given to one caller, and to no other before `until`. */
    async resultsToShow(now: Date, until: Date): Promise<KeptPoll[]> {
      const rows = await kysely
        .updateTable('poll')
        .set({ show_at: until.toISOString() })
        .where(({ or, eb }) =>
          or([
            eb('show_at', '<=', now.toISOString()),
            // No try is put off for so long: a clock has been set back since.
            eb('show_at', '>', new Date(until.getTime() + FARTHEST_TRY_MS).toISOString()),
          ]),
        )
        .returningAll()
        .execute();
      return rows.map(fromRow);
    },

    /** The result stands in the message `messageId`, or will never be shown: null. */
    async markResultShown(id: string, messageId: string | null): Promise<void> {
      await kysely
        .updateTable('poll')
        .set({ show_at: null, ...(messageId === null ? {} : { message_id: messageId }) })
        .where('id', '=', id)
        .execute();
    },

    /** The result of this closed poll is to be shown (again) from then on. */
    async showResultFrom(id: string, at: Date): Promise<void> {
      await kysely
        .updateTable('poll')
        .set({ show_at: at.toISOString() })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .execute();
    },
  };
}

async function keepBack(transaction: Kysely<Tables>, id: string, { from, result }: KeptBack): Promise<void> {
  await transaction
    .updateTable('poll')
    .set({ kept_back: JSON.stringify(result), kept_until: from.toISOString() })
    .where('id', '=', id)
    .execute();
}
