import { sql, type Transaction } from 'kysely';
import type { Conversation, Tenant } from '../ids';
import type { Schedule } from '../reflection/schedule';
import type { Database, Tables } from './db/database';
import { type Leaving, leaveWithin } from './leave-conversations';
import { forgetDrafts } from './polls/poll-drafts';
import { pollLock } from './polls/poll-row';
import { forgetShown } from './polls/shown-results';
import { eraseVotes } from './polls/vote-rows';
import { dayOf } from './prompts/schedule-row';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What is forgotten: all of a tenant at once, and what is older than whoever runs this wants to keep. */
export function createRetention(database: Database) {
  const { kysely, lock, scrub, compact } = database;
  return {
    /** Everything that belongs to the tenant, in one transaction. */
    async deleteTenant(tenant: Tenant): Promise<void> {
      await despiteDeadlocks(() =>
        kysely.transaction().execute((transaction) => deleteTenantWithin(transaction, tenant)),
      );
      await scrub();
      await compact();
    },

    /**
     * Everything that belongs to these conversations, and with the last of them to their tenant, in one transaction.
     * Resolves with the schedules that were among it, whose owners can be told.
     */
    async leaveConversations(leaving: Leaving): Promise<readonly Schedule[]> {
      const schedules = await despiteDeadlocks(() =>
        kysely.transaction().execute(async (transaction) => {
          const left = await leaveWithin(database, transaction, leaving, endPolls);
          if (left.last) await deleteTenantWithin(transaction, leaving.tenant);
          return left.schedules;
        }),
      );
      await scrub();
      await compact();
      return schedules;
    },

    /**
     * Deletes what has not been touched for so many days. A schedule that is running and the addresses that it needs stay,
     * and what a conversation with a schedule has seen; a schedule that was left paused for so long goes, and so does a poll that was
     * left open.
     */
    async purge(now: Date, retentionDays: number): Promise<void> {
      const last = dayOf(new Date(now.getTime() - retentionDays * DAY_MS));
      const running = kysely.selectFrom('schedule').where('next_at', 'is not', null);
      await kysely.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('schedule').where('next_at', 'is', null).where('changed_on', '<', last).execute();
        await transaction
          .deleteFrom('delivery')
          .where('due_at', '<', last)
          .where('state', 'not in', ['waiting', 'sending'])
          .execute();
        // All of a conversation's or none: with a part of them, prompts would come again before their time.
        await transaction
          .deleteFrom('prompt_use')
          .where('conversation', 'not in', kysely.selectFrom('schedule').select('conversation'))
          .where(
            'conversation',
            'not in',
            kysely.selectFrom('prompt_use as newer').select('newer.conversation').where('newer.used_on', '>=', last),
          )
          .execute();
        await transaction.deleteFrom('report').where('made_at', '<', last).execute();
        await transaction.deleteFrom('suggestion').where('last_on', '<', last).execute();
        await transaction
          .deleteFrom('address')
          .where('refreshed_on', '<', last)
          .where(
            'of',
            'not in',
            running.select('conversation').union(running.select(sql<Conversation>`owner`.as('conversation'))),
          )
          .execute();
        await transaction.deleteFrom('pace').where('free_at', '<', now.getTime()).execute();
        await endPolls(transaction, await openPolls(transaction).where('created_at', '<', last).execute());
        await transaction.deleteFrom('poll').where('closed_at', '<', last).execute();
        await forgetDrafts(transaction, now);
        await forgetShown(transaction, now);
      });
      await scrub();
    },
  };

  async function deleteTenantWithin(transaction: Transaction<Tables>, tenant: Tenant): Promise<void> {
    await endPolls(transaction, await openPolls(transaction).where('tenant', '=', tenant).execute());
    // Schedules first: a turn that is being claimed at this moment is then seen by what follows.
    for (const table of TENANTS_OWN) await transaction.deleteFrom(table).where('tenant', '=', tenant).execute();
  }

  /** With their votes. A vote that is being cast at this moment finds the poll gone. */
  async function endPolls(transaction: Transaction<Tables>, polls: readonly { readonly id: string }[]): Promise<void> {
    const ids = polls.map(({ id }) => id);
    for (const id of ids) await lock(transaction, pollLock(id));
    await eraseVotes(database, transaction, ids);
    if (ids.length > 0)
      await transaction.deleteFrom('poll').where('id', 'in', ids).where('state', '=', 'open').execute();
  }
}

/** PostgreSQL ends one of two transactions that wait for each other. What has to be gone is then tried again. */
async function despiteDeadlocks<Result>(work: () => Promise<Result>, triesLeft = 5): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isDeadlock = typeof error === 'object' && error !== null && 'code' in error && error.code === '40P01';
    if (!isDeadlock || triesLeft === 0) throw error;
    return despiteDeadlocks(work, triesLeft - 1);
  }
}

const openPolls = (transaction: Transaction<Tables>) =>
  transaction.selectFrom('poll').select('id').where('state', '=', 'open').orderBy('id');

const TENANTS_OWN = [
  'schedule',
  'delivery',
  'report',
  'prompt_use',
  'address',
  'pace',
  'suggestion',
  'poll_draft',
  'poll',
  'shown_result',
] as const;
