import type { Kysely } from 'kysely';
import type { Participant } from '../../ids';
import type { KeptPoll, Standing, Voted } from '../../polls/kept-poll';
import type { Tally } from '../../polls/results/tally';
import { type Choices, press, withdraw } from '../../polls/vote';
import type { Database, Tables } from '../db/database';
import { noteShows } from './card-turns';
import { type Ballot, createCastVotes, keptVotes } from './cast-votes';
import { createGroupCommit } from './group-commit';
import { type PollKeys, voterOf } from './poll-keys';
import { findPoll, fromRow, isPollId, pollLock } from './poll-row';
import { countVoters, countVotes } from './vote-rows';

/**
 * At most this many votes are committed together: what one replica takes in within milliseconds of a storm. One by one, 2,000
 * votes in ten seconds miss Slack's three seconds by the thousand (src/bench/README.md).
 */
const MOST_AT_ONCE = 500;

/** The votes of open polls: one row a person, under the poll's key. */
export function createVotes(database: Database, keys: PollKeys, clock: () => Date) {
  const { kysely, lock } = database;
  const commit = createGroupCommit(createCastVotes(database, keys, clock), MOST_AT_ONCE);

  return {
    /**
     * Adds or changes this person's vote; the same again changes nothing. Resolves when it is safely kept. `pressedAt`: when
     * they pressed, in milliseconds by the platform's clock. A press older than the newest one of theirs that was kept,
     * on any replica, changes nothing: it resolves with what is kept.
     */
    vote: (id: string, by: Participant, option: number, pressedAt?: number): Promise<Voted> =>
      castOne({ id, by, order: orderOf(pressedAt), cast: (poll, current, now) => press(poll, current, option, now) }),

    /** Takes this person's whole vote away; taking away none is no mistake. `pressedAt`: as for `vote`. */
    withdraw: (id: string, by: Participant, pressedAt?: number): Promise<Voted> =>
      castOne({ id, by, order: orderOf(pressedAt), cast: withdraw }),

    /** What this person has chosen in a poll that is open at their place; empty if nothing, or if there is no such poll. */
    async ownChoices(id: string, by: Participant): Promise<Choices> {
      const row = await findPoll(kysely, id, by);
      if (row?.state !== 'open') return [];
      const sealed = await kysely.selectFrom('poll_key').select('sealed').where('poll', '=', id).executeTakeFirst();
      if (!sealed) return [];
      const key = keys.open(id, sealed.sealed);
      const voter = voterOf(key, by.person);
      return (await keptVotes(kysely, id, key, [voter])).get(voter)?.choices ?? [];
    },

    /** How the votes of an open poll stand. Of an anonymous one, every count is 0, whatever was chosen. */
    async standing(id: string): Promise<Standing | undefined> {
      const row = await findPoll(kysely, id);
      if (row?.state !== 'open') return undefined;
      const poll = fromRow(row);
      return { poll, tally: await mayBeSeen(kysely, poll) };
    },

    /**
     * Notes what the card shows, as `standing` told it. `changed`: the day, and what it shows, if the card has changed.
     * Resolves with `changed` if votes have landed since.
     */
    async markRendered(
      id: string,
      shown: Tally,
      changed?: { readonly on: string; readonly shows: string },
    ): Promise<'same' | 'changed' | 'closed'> {
      if (!isPollId(id)) return 'closed';
      return kysely.transaction().execute(async (transaction) => {
        await lock(transaction, pollLock(id));
        const row = await findPoll(transaction, id);
        if (row?.state !== 'open') return 'closed';
        const poll = fromRow(row);
        if (changed && changed.on !== row.changed_on)
          await transaction.updateTable('poll').set({ changed_on: changed.on }).where('id', '=', id).execute();
        if (changed) await noteShows(transaction, id, { shows: changed.shows, now: clock() }, keys);
        const stands = await mayBeSeen(transaction, poll);
        if (!same(stands, shown)) return 'changed';
        await transaction.updateTable('poll').set({ undrawn: 0 }).where('id', '=', id).execute();
        return 'same';
      });
    },

    /** The ids of open polls whose card does not show the votes as they stand. */
    async needingRefresh(): Promise<string[]> {
      const rows = await kysely
        .selectFrom('poll')
        .select('id')
        .where('undrawn', '=', 1)
        .where('message_id', 'is not', null)
        .execute();
      return rows.map(({ id }) => id);
    },
  };

  /** Before it closes, an anonymous poll tells the number of its voters and nothing else: not even to the rest of the program. */
  function mayBeSeen(db: Kysely<Tables>, poll: KeptPoll): Promise<Tally> {
    return poll.openness === 'open' ? countVotes(db, poll, keys) : countVoters(db, poll, keys);
  }

  async function castOne(ballot: Ballot): Promise<Voted> {
    return isPollId(ballot.id) ? commit(ballot) : { ok: false, why: 'unknown' };
  }
}

/** In microseconds, which Slack's times have. */
function orderOf(pressedAt: number | undefined): number | undefined {
  const order = Math.round((pressedAt ?? Number.NaN) * 1_000);
  return Number.isSafeInteger(order) && order > 0 ? order : undefined;
}

const same = (a: Tally, b: Tally) => a.voters === b.voters && a.counts.join() === b.counts.join();
