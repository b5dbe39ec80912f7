import type { Kysely } from 'kysely';
import { nextResultAt, tooSoon } from '../../polls/results/result';
import type { Database, Tables } from '../db/database';
import { findPoll, pollLock } from './poll-row';
import type { PollRow } from './poll-tables';
import { keysOf, noteShown, resultsLock, resultsShown } from './shown-results';

/** Results that are kept back because the same question showed one there within a day. Nothing reads them until they are released. */
export function createKeptBack({ kysely, lock }: Database) {
  return {
    /**
     * Releases the results whose time has come: each becomes its poll's result and is due to be shown at once. One that would
     * still come too soon after another is kept back longer. One transaction per poll; locks the results, then the poll.
     */
    async releaseKeptBack(now: Date): Promise<void> {
      const waiting = await kysely
        .selectFrom('poll')
        .select(['id', 'conversation'])
        .where('kept_back', 'is not', null)
        .where('kept_until', '<=', now.toISOString())
        .orderBy('kept_until')
        .orderBy('id')
        .execute();
      for (const { id, conversation } of waiting)
        await kysely.transaction().execute(async (transaction) => {
          await lock(transaction, resultsLock(conversation));
          await lock(transaction, pollLock(id));
          const row = await findPoll(transaction, id);
          if (row && row.kept_back !== null) await releaseOne(transaction, row, now);
        });
    },
  };
}

async function releaseOne(transaction: Kysely<Tables>, row: PollRow, now: Date): Promise<void> {
  const [time, next] = [now.toISOString(), nextResultAt(await resultsShown(transaction, row))];
  const result = next && next > now ? tooSoon(next) : undefined;
  await transaction
    .updateTable('poll')
    .set(
      result
        ? { kept_until: result.from, result: JSON.stringify(result) }
        : { kept_until: time, result: row.kept_back, kept_back: null },
    )
    .set({ show_at: time })
    .where('id', '=', row.id)
    .execute();
  if (!result) await noteShown(transaction, row, now);
}

/**
 * Whether a poll with the same question or template is open there, or has a result that is kept back; undefined if neither. Runs
 * in the transaction that opens a poll.
 */
export async function alreadyAsked(db: Kysely<Tables>, asked: PollRow): Promise<'open here' | 'kept back' | undefined> {
  const rows = await db
    .selectFrom('poll')
    .select(['question', 'template', 'conversation', 'tenant', 'kept_back'])
    .where('conversation', '=', asked.conversation)
    .where(({ or, eb }) => or([eb('state', '=', 'open'), eb('kept_back', 'is not', null)]))
    .execute();
  const keys = keysOf(asked);
  const same = rows.filter((row) => keysOf(row).some((key) => keys.includes(key)));
  if (same.length === 0) return undefined;
  return same.some((row) => row.kept_back === null) ? 'open here' : 'kept back';
}
