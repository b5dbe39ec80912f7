import type { Transaction } from 'kysely';
import type { Database, Tables } from './database';

/**
 * Destroys every vote and the key of these polls. Part of the transaction that ends them. Where people could vote, the
 * caller lets `scrub` follow it, which clears what the transaction itself cannot.
 */
export async function eraseVotes(
  { rewrite }: Database,
  transaction: Transaction<Tables>,
  polls: readonly string[],
): Promise<void> {
  if (polls.length === 0) return;
  for (const table of ['vote', 'poll_key'] as const) {
    await transaction.deleteFrom(table).where('poll', 'in', polls).execute();
    await rewrite(transaction, table);
  }
}
