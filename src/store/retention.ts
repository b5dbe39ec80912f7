import { sql } from 'kysely';
import type { Database } from './database';
import { dayOf } from './kept-schedule';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What is forgotten: all of a tenant at once, and what is older than whoever runs this wants to keep. */
export function createRetention({ kysely, sweep }: Database) {
  return {
    /** Everything that belongs to the tenant, in one transaction. */
    async deleteTenant(tenant: string): Promise<void> {
      await kysely.transaction().execute(async (transaction) => {
        // Schedules first: a turn that is being claimed at this moment is then seen by what follows.
        for (const table of TENANTS_OWN) await transaction.deleteFrom(table).where('tenant', '=', tenant).execute();
      });
      await sweep();
    },

    /**
     * Deletes what has not been touched for so many days. A schedule that is running, what its conversation has seen,
     * and the addresses that it needs stay; a schedule that was left paused for so long goes.
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
        await transaction
          .deleteFrom('prompt_use')
          .where('used_on', '<', last)
          .where('conversation', 'not in', running.select('conversation'))
          .execute();
        await transaction.deleteFrom('report').where('made_at', '<', last).execute();
        await transaction.deleteFrom('suggestion').where('last_on', '<', last).execute();
        await transaction
          .deleteFrom('address')
          .where('refreshed_on', '<', last)
          .where(
            'of',
            'not in',
            running.select('conversation').union(running.select(sql<string>`owner`.as('conversation'))),
          )
          .execute();
        await transaction.deleteFrom('pace').where('free_at', '<', now.getTime()).execute();
      });
      await sweep();
    },
  };
}

const TENANTS_OWN = ['schedule', 'delivery', 'report', 'prompt_use', 'address', 'pace', 'suggestion'] as const;
