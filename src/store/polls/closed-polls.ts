import type { Kysely } from 'kysely';
import type { Person } from '../../ids';
import type { Decide, KeptPoll } from '../../polls/kept-poll';
import { gaveSomethingAway, type KeptBack } from '../../polls/results/closed-result';
import { tooSoon } from '../../polls/results/result';
import type { Database, Tables } from '../db/database';
import { noteWithin } from '../rights/audit';
import type { PollKeys } from './poll-keys';
import { findPoll, fromRow, pollLock } from './poll-row';
import { noteShown, resultsLock, resultsShown } from './shown-results';
import { countVotes, eraseVotes } from './vote-rows';

const FARTHEST_TRY_MS = 20 * 60_000;

/** Closing polls, and showing their results. */
export function createClosedPolls(database: Database, keys: PollKeys) {
  const { kysely, lock, scrub } = database;
  return {
    /**
     * Closes an open poll: counts the votes, stores what `decide` returns, and destroys every vote and the key, all in one
     * transaction. `due`: only if its closing time is no later than `by` (default `now`). True for the one caller that closed
     * it; `resultsToShow` then returns it at once. `person`: who is written down as having done it. Lock order: the conversation's results, then the poll.
     */
    async close(
      id: string,
      {
        now,
        due,
        by = now,
        person,
      }: { readonly now: Date; readonly due: boolean; readonly by?: Date; readonly person?: Person | undefined },
      decide: Decide,
    ): Promise<boolean> {
      const found = await findPoll(kysely, id);
      if (found?.state !== 'open') return false;
      const closed = await kysely.transaction().execute(async (transaction) => {
        // Otherwise two polls that ask the same question could both be the first to show a result.
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
          .set({
            state: 'closed',
            closed_at: time,
            result: JSON.stringify(result),
            undrawn: 0,
            changed_on: null,
            drawn: null,
            show_at: time,
          })
          .where('id', '=', id)
          .execute();
        if (decided.kind === 'kept back') await keepBack(transaction, id, decided);
        await eraseVotes(database, transaction, [id]);
        if (gaveSomethingAway(result)) await noteShown(transaction, row, now);
        const { tenant, conversation } = row;
        const line = { act: 'closed', matter: 'poll', tenant, conversation } as const;
        if (person) await noteWithin(transaction, { who: person, ...line }, now);
        return true;
      });
      if (closed) await scrub();
      return closed;
    },

    /**
     * Closed polls whose result is due to be shown, or told of. Leases each to this caller: nobody else gets it before
     * `until`.
     */
    async resultsToShow(now: Date, until: Date): Promise<ResultToShow[]> {
      const rows = await kysely
        .updateTable('poll')
        .set({ show_at: until.toISOString() })
        .where(({ or, eb }) =>
          or([
            eb('show_at', '<=', now.toISOString()),
            // No attempt is put off this long: a clock has been set back since.
            eb('show_at', '>', new Date(until.getTime() + FARTHEST_TRY_MS).toISOString()),
          ]),
        )
        .returningAll()
        .execute();
      return rows.map((row) => ({ ...fromRow(row), tell: row.tell }));
    },

    /** The result is not shown any more: from that time on, whoever made the poll is to be told so. */
    async tellMaker(id: string, tell: NonNullable<ResultToShow['tell']>, at: Date): Promise<void> {
      await kysely
        .updateTable('poll')
        .set({ tell, show_at: at.toISOString() })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .execute();
    },

    /** The result is shown in the message `messageId`; null if it will never be shown. Nobody is to be told any more. */
    async markResultShown(id: string, messageId: string | null): Promise<void> {
      await kysely
        .updateTable('poll')
        .set({ show_at: null, tell: null, ...(messageId === null ? {} : { message_id: messageId }) })
        .where('id', '=', id)
        .execute();
    },

    /** The result of this closed poll is due to be shown (again) from that time on. */
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

/** `tell`: what its maker is to be told in place of showing it; null while it is to be shown. */
type ResultToShow = KeptPoll & { readonly tell: 'not shown' | 'unclear' | null };

/** Stores the result for later; until then the poll shows `too soon`. */
async function keepBack(transaction: Kysely<Tables>, id: string, { from, result }: KeptBack): Promise<void> {
  await transaction
    .updateTable('poll')
    .set({ kept_back: JSON.stringify(result), kept_until: from.toISOString() })
    .where('id', '=', id)
    .execute();
}
