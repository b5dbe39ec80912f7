import type { Kysely, Transaction } from 'kysely';
import type { Participant } from '../../ids';
import type { KeptPoll, Voted } from '../../polls/kept-poll';
import type { Choices, Voting } from '../../polls/vote';
import { mayVote } from '../../polls/who-may';
import type { Database, Tables } from '../db/database';
import type { Outcome } from './group-commit';
import { type PollKeys, voterOf } from './poll-keys';
import { findPoll, fromRow, pollLock } from './poll-row';
import { openChoices, sealChoices } from './sealed-choices';

/** What one person wants to do with their vote. */
export type Ballot = {
  readonly id: string;
  readonly by: Participant;
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
    const before = await keptChoices(transaction, id, key, voters);
    const after = new Map(before);
    const now = clock();
    const castings = ballots.map(({ by, cast }, at): Voting | undefined => {
      const voter = voters[at] ?? '';
      if (!mayVote(poll, by)) return undefined;
      const voting = cast(poll, after.get(voter) ?? [], now);
      if (voting.ok) after.set(voter, voting.choices);
      return voting;
    });
    await keep(transaction, id, key, before, after);
    return castings.map((voting, at) => fulfilled(answer(voting, poll, after.get(voters[at] ?? '') ?? [])));
  }
}

const UNKNOWN: Voted = { ok: false, why: 'unknown' };
const CLOSED: Voted = { ok: false, why: 'closed' };

const fulfilled = (value: Voted): Outcome<Voted> => ({ status: 'fulfilled', value });

/** Of several presses that were committed together, each is told what is kept in the end. */
function answer(voting: Voting | undefined, poll: KeptPoll, choices: Choices): Voted {
  if (!voting) return UNKNOWN;
  if (voting.ok) return { ok: true, poll, choices, changed: voting.changed };
  return voting;
}

/** What these voters have chosen. Whoever has chosen nothing is not in it. */
export async function keptChoices(
  transaction: Kysely<Tables>,
  poll: string,
  key: Buffer,
  voters: readonly string[],
): Promise<ReadonlyMap<string, Choices>> {
  const rows = await transaction
    .selectFrom('vote')
    .select(['voter', 'choices'])
    .where('poll', '=', poll)
    .where('voter', 'in', [...new Set(voters)])
    .execute();
  return new Map(rows.map(({ voter, choices }) => [voter, openChoices(key, { poll, voter }, choices)]));
}

/** Writes what has changed, in the order of the voters' hashes and not in that of their votes. */
async function keep(
  transaction: Transaction<Tables>,
  poll: string,
  key: Buffer,
  before: ReadonlyMap<string, Choices>,
  after: ReadonlyMap<string, Choices>,
): Promise<void> {
  const changed = [...after]
    .filter(([voter, choices]) => choices.join() !== (before.get(voter) ?? []).join())
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (changed.length === 0) return;
  const kept = changed.filter(([, choices]) => choices.length > 0);
  const gone = changed.filter(([, choices]) => choices.length === 0);
  if (kept.length > 0)
    await transaction
      .insertInto('vote')
      .values(kept.map(([voter, choices]) => ({ poll, voter, choices: sealChoices(key, { poll, voter }, choices) })))
      .onConflict((conflict) =>
        conflict.columns(['poll', 'voter']).doUpdateSet(({ ref }) => ({ choices: ref('excluded.choices') })),
      )
      .execute();
  if (gone.length > 0)
    await transaction
      .deleteFrom('vote')
      .where('poll', '=', poll)
      .where(
        'voter',
        'in',
        gone.map(([voter]) => voter),
      )
      .execute();
  await transaction.updateTable('poll').set({ undrawn: 1 }).where('id', '=', poll).where('undrawn', '=', 0).execute();
}
