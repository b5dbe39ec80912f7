import type { Kysely, Transaction } from 'kysely';
import type { Participant } from '../../ids';
import type { KeptPoll, Presses, Voted } from '../../polls/kept-poll';
import type { Choices, Voting } from '../../polls/vote';
import { mayVote } from '../../polls/who-may';
import type { Database, Tables } from '../db/database';
import type { Outcome } from './group-commit';
import { type PollKeys, voterOf } from './poll-keys';
import { findPoll, fromRow, pollLock } from './poll-row';
import { type KeptVote, NO_VOTE, openVote, sealVote } from './sealed-choices';

/**
 * What one person wants to do with their vote. `order`: puts their presses in order, whichever replica each reaches; undefined
 * if that is not known, and then the press counts as the newest.
 */
export type Ballot = {
  readonly id: string;
  readonly by: Participant;
  readonly order: number | undefined;
  readonly cast: (poll: KeptPoll, current: Choices, now: Date) => Voting;
};

/**
 * Many people's ballots in one transaction, which refuses each that may not count at that moment. What is wrong with one
 * poll fails the ballots for that poll alone.
 */
export function createCastVotes({ kysely, lock }: Database, keys: PollKeys, clock: () => Date) {
  return castTogether;

  function castTogether(ballots: readonly Ballot[]): Promise<Outcome<Voted>[]> {
    const ids = [...new Set(ballots.map(({ id }) => id))].sort();
    return kysely.transaction().execute(async (transaction) => {
      const outcomes = new Map<Ballot, Outcome<Voted>>();
      for (const id of ids) {
        const here = ballots.filter((ballot) => ballot.id === id);
        const ofPoll = await castIn(transaction, id, here);
        for (const [at, ballot] of here.entries()) outcomes.set(ballot, ofPoll[at] ?? fulfilled(UNKNOWN));
      }
      return ballots.map((ballot) => outcomes.get(ballot) ?? fulfilled(UNKNOWN));
    });
  }

  /** From the turn to the commit nothing else happens to this poll. */
  async function castIn(
    transaction: Transaction<Tables>,
    id: string,
    ballots: readonly Ballot[],
  ): Promise<Outcome<Voted>[]> {
    await lock(transaction, pollLock(id));
    const row = await findPoll(transaction, id);
    if (!row) return ballots.map(() => fulfilled(UNKNOWN));
    const sealed = await transaction.selectFrom('poll_key').select('sealed').where('poll', '=', id).executeTakeFirst();
    if (!sealed) return ballots.map(({ by }) => fulfilled(mayVote(row, by) ? CLOSED : UNKNOWN));
    let poll: KeptPoll;
    let key: Buffer;
    try {
      [poll, key] = [fromRow(row), keys.open(id, sealed.sealed)];
    } catch (reason) {
      return ballots.map(() => ({ status: 'rejected', reason }));
    }
    const voters = ballots.map(({ by }) => voterOf(key, by.person));
    const before = await keptVotes(transaction, id, key, voters);
    const after = new Map(before);
    const now = clock();
    const castings = ballots.map(({ by, cast, order }, at): Voting | undefined => {
      const voter = voters[at] ?? '';
      if (!mayVote(poll, by)) return undefined;
      const kept = after.get(voter) ?? NO_VOTE;
      const voting = cast(poll, kept.choices, now);
      if (!voting.ok) return voting;
      // It was pressed before what is kept: whoever pressed is told what that is.
      if (order !== undefined && order < kept.order) return { ok: true, choices: kept.choices, changed: false };
      after.set(voter, { choices: voting.choices, order: order ?? kept.order });
      return voting;
    });
    await keep(transaction, id, key, before, after);
    return castings.map((voting, at) => {
      const voter = voters[at] ?? '';
      const [was, is] = [before.get(voter) ?? NO_VOTE, after.get(voter) ?? NO_VOTE];
      return fulfilled(answer(voting, poll, is.choices, { newest: is.order, before: was.order }));
    });
  }
}

const UNKNOWN: Voted = { ok: false, why: 'unknown' };
const CLOSED: Voted = { ok: false, why: 'closed' };

const fulfilled = (value: Voted): Outcome<Voted> => ({ status: 'fulfilled', value });

/** Of several presses that were committed together, each is told what is kept in the end. */
function answer(voting: Voting | undefined, poll: KeptPoll, choices: Choices, presses: Presses): Voted {
  if (!voting) return UNKNOWN;
  if (voting.ok) return { ok: true, poll, choices, changed: voting.changed, presses };
  return voting;
}

/** What is kept of these voters. Whoever has never pressed is not in it. */
export async function keptVotes(
  transaction: Kysely<Tables>,
  poll: string,
  key: Buffer,
  voters: readonly string[],
): Promise<ReadonlyMap<string, KeptVote>> {
  const rows = await transaction
    .selectFrom('vote')
    .select(['voter', 'choices'])
    .where('poll', '=', poll)
    .where('voter', 'in', [...new Set(voters)])
    .execute();
  return new Map(rows.map(({ voter, choices }) => [voter, openVote(key, { poll, voter }, choices)]));
}

/** Writes what has changed, in the order of the voters' hashes and not in that of their votes. */
async function keep(
  transaction: Transaction<Tables>,
  poll: string,
  key: Buffer,
  before: ReadonlyMap<string, KeptVote>,
  after: ReadonlyMap<string, KeptVote>,
): Promise<void> {
  const written = [...after]
    .filter(([voter, vote]) => !isSame(vote, before.get(voter) ?? NO_VOTE))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (written.length === 0) return;
  await transaction
    .insertInto('vote')
    .values(written.map(([voter, vote]) => ({ poll, voter, choices: sealVote(key, { poll, voter }, vote) })))
    .onConflict((conflict) =>
      conflict.columns(['poll', 'voter']).doUpdateSet(({ ref }) => ({ choices: ref('excluded.choices') })),
    )
    .execute();
  const isOnCard = written.some(([voter, { choices }]) => choices.join() !== before.get(voter)?.choices.join());
  if (!isOnCard) return;
  await transaction.updateTable('poll').set({ undrawn: 1 }).where('id', '=', poll).where('undrawn', '=', 0).execute();
}

const isSame = (one: KeptVote, other: KeptVote) =>
  one.order === other.order && one.choices.join() === other.choices.join();
