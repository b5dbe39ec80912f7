import type { Kysely, Transaction } from 'kysely';
import type { KeptPoll } from '../../polls/kept-poll';
import { type Tally, tally } from '../../polls/results/tally';
import type { Database, Tables } from '../db/database';
import type { PollKeys } from './poll-keys';
import { isUnsealed, openVote } from './sealed-choices';

/** Counts a poll's votes. Rejects with an error that says what to do if its key was sealed with another secret. */
export async function countVotes(db: Kysely<Tables>, poll: KeptPoll, keys: PollKeys): Promise<Tally> {
  const rows = await db.selectFrom('vote').selectAll().where('poll', '=', poll.id).execute();
  const key = rows.every(({ choices }) => isUnsealed(choices)) ? Buffer.alloc(0) : await openKey(db, poll.id, keys);
  const votes = rows.map((row) => openVote(key, row, row.choices).choices);
  return tally(
    poll,
    votes.filter((choices) => choices.length > 0),
  );
}

/** How many people have voted, with every count 0. Without a readable key, those who withdrew count too. */
export async function countVoters(db: Kysely<Tables>, poll: KeptPoll, keys: PollKeys): Promise<Tally> {
  const counts = poll.options.map(() => 0);
  try {
    const { voters } = await countVotes(db, poll, keys);
    return { voters, counts };
  } catch {
    const { rows } = await db
      .selectFrom('vote')
      .select(({ fn }) => fn.countAll().as('rows'))
      .where('poll', '=', poll.id)
      .executeTakeFirstOrThrow();
    return { voters: Number(rows), counts };
  }
}

/** The key of an open poll. Rejects with an error that says what to do if it was sealed with another secret. */
export async function openKey(db: Kysely<Tables>, poll: string, keys: PollKeys): Promise<Buffer> {
  const row = await db.selectFrom('poll_key').select('sealed').where('poll', '=', poll).executeTakeFirstOrThrow();
  return keys.open(poll, row.sealed);
}

/**
 * Destroys every vote and the key of these polls. Runs in the transaction that ends them. If people could vote, the caller
 * calls `scrub` after the commit, to clear what the transaction itself cannot.
 */
export async function eraseVotes(
  { rewriteTable }: Database,
  transaction: Transaction<Tables>,
  polls: readonly string[],
): Promise<void> {
  if (polls.length === 0) return;
  for (const table of ['vote', 'poll_key'] as const) {
    await transaction.deleteFrom(table).where('poll', 'in', polls).execute();
    await rewriteTable(transaction, table);
  }
}
