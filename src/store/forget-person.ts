import type { Transaction } from 'kysely';
import type { Person } from '../ids';
import type { Database, Tables } from './db/database';
import { type PollKeys, voterOf } from './polls/poll-keys';
import { pollLock } from './polls/poll-row';

/**
 * Erases one person: their votes in open polls, their poll drafts, their id on polls that they made, their role, what they
 * were still to be told, and, unless they own a schedule, their conversation reference. Resolves with the conversations whose schedules
 * they still own, which somebody else has to take over. Rejects, with nothing erased, if an open poll's key cannot be read.
 */
export function createForgetPerson(database: Database, keys: PollKeys) {
  const { kysely, lock, rewriteTable, scrub, compact } = database;

  return async function forgetPerson(person: Person): Promise<readonly string[]> {
    const owned = await kysely.transaction().execute(async (transaction) => {
      await forgetVotes(transaction, person);
      await transaction.updateTable('poll').set({ creator: null }).where('creator', '=', person).execute();
      await transaction.deleteFrom('poll_draft').where('creator', '=', person).execute();
      await transaction.deleteFrom('role').where('person', '=', person).execute();
      await transaction.deleteFrom('report').where('person', '=', person).execute();
      const rows = await transaction
        .selectFrom('schedule')
        .select('conversation')
        .where('owner', '=', person)
        .orderBy('conversation')
        .execute();
      // The owner of a schedule must stay reachable.
      if (rows.length === 0) await transaction.deleteFrom('address').where('of', '=', person).execute();
      return rows.map(({ conversation }) => conversation);
    });
    await scrub();
    await compact();
    return owned;
  };

  async function forgetVotes(transaction: Transaction<Tables>, person: Person): Promise<void> {
    const open = await transaction.selectFrom('poll_key').selectAll().orderBy('poll').execute();
    for (const { poll, sealed } of open) {
      await lock(transaction, pollLock(poll));
      const gone = await transaction
        .deleteFrom('vote')
        .where('poll', '=', poll)
        .where('voter', '=', voterOf(keys.open(poll, sealed), person))
        .returning('poll')
        .execute();
      if (gone.length > 0)
        await transaction
          .updateTable('poll')
          .set({ undrawn: 1 })
          .where('id', '=', poll)
          .where('state', '=', 'open')
          .execute();
    }
    await rewriteTable(transaction, 'vote');
  }
}
