import { sql, type Transaction } from 'kysely';
import type { Conversation, Tenant } from '../ids';
import type { Schedule } from '../reflection/schedule';
import type { Database, Tables } from './db/database';
import { readFact, writeFact } from './db/facts';
import { despiteDeadlocks } from './despite-deadlocks';
import { type EndPolls, type Leaving, leaveWithin } from './leave-conversations';
import { forgetDrafts } from './polls/poll-drafts';
import { pollLock } from './polls/poll-row';
import { forgetShown } from './polls/shown-results';
import { eraseVotes } from './polls/vote-rows';
import { dayOf } from './prompts/schedule-row';
import { forgetOldActs, noteWithin } from './rights/audit';
import { type Counts, onlyCounting } from './rights/counts';
import { TABLES } from './rights/kept';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Deletion: of a whole tenant, of conversations, and of what is older than the operator wants to keep. */
export function createRetention(database: Database, endPolls: EndPolls, clock: () => Date) {
  const { kysely, scrub, compact, shred } = database;
  return {
    /**
     * Deletes everything that belongs to the tenant, in one transaction, but for the line that says so. Resolves with what went,
     * by table. `by`: who asked for it. `dryRun`: only counts.
     */
    async deleteTenant(
      tenant: Tenant,
      { by = 'platform', dryRun = false }: { readonly by?: 'platform' | 'operator'; readonly dryRun?: boolean } = {},
    ): Promise<Counts> {
      const counts = await despiteDeadlocks(() =>
        onlyCounting(kysely, dryRun, (transaction) => deleteTenantWithin(transaction, tenant, by)),
      );
      if (dryRun) return counts;
      await scrub();
      if (by === 'operator') await shred(TABLES);
      else await compact();
      return counts;
    },

    /**
     * Deletes everything that belongs to these conversations and, with a tenant's last one, to the tenant, in one transaction,
     * unless the app stays in it. Resolves with the deleted schedules, whose owners can be told.
     */
    async leaveConversations(leaving: Leaving): Promise<readonly Schedule[]> {
      const schedules = await despiteDeadlocks(() =>
        kysely.transaction().execute(async (transaction) => {
          const left = await leaveWithin(database, transaction, leaving, endPolls, clock());
          if (left.last && !leaving.staysInstalled) await deleteTenantWithin(transaction, leaving.tenant, 'platform');
          return left.schedules;
        }),
      );
      await scrub();
      await compact();
      return schedules;
    },

    /** Deletes these open polls, with their votes. */
    async endOpenPolls(ids: readonly string[]): Promise<void> {
      await kysely.transaction().execute((transaction) =>
        endPolls(
          transaction,
          [...ids].sort().map((id) => ({ id })),
        ),
      );
      await scrub();
    },

    /**
     * Deletes what has not been touched for `retentionDays`. Kept: running schedules with the conversation references that they
     * need, and the prompts that a conversation with a schedule has seen. Not kept: schedules without a next slot and open
     * polls that are that old.
     *
     * Each call goes on by a day at most from where the last one ended, so that one wrong reading of a clock cannot take all. A
     * bot that was off for two months has caught up after sixty calls.
     */
    async purge(clock: Date, retentionDays: number): Promise<void> {
      const running = kysely.selectFrom('schedule').where('next_at', 'is not', null);
      await kysely.transaction().execute(async (transaction) => {
        const now = await nextStep(transaction, clock);
        const last = dayOf(new Date(now.getTime() - retentionDays * DAY_MS));
        await transaction.deleteFrom('schedule').where('next_at', 'is', null).where('changed_on', '<', last).execute();
        await transaction
          .deleteFrom('delivery')
          .where('due_at', '<', last)
          .where('state', 'not in', ['waiting', 'sending'])
          .execute();
        // What is to follow a prompt goes with it.
        await transaction
          .deleteFrom('second_step')
          .where('delivery', 'not in', kysely.selectFrom('delivery').select('id'))
          .execute();
        // Either all of a conversation's or none: if some were missing, prompts would be repeated too early.
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
        await transaction.deleteFrom('lockout').where('since', '<', last).execute();
        for (const table of ['helpful', 'feedback'] as const)
          await transaction.deleteFrom(table).where('month', '<', last.slice(0, 7)).execute();
        await transaction.deleteFrom('role').where('chosen_on', '<', last).execute();
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
        await transaction.deleteFrom('notice').where('posted_at', '<', hourBefore(now)).execute();
        await endPolls(transaction, await openPolls(transaction).where('created_at', '<', last).execute());
        await transaction.deleteFrom('poll').where('closed_at', '<', last).execute();
        await forgetDrafts(transaction, now);
        await forgetOldActs(transaction, now);
        await transaction.deleteFrom('handover').where('made_at', '<', last).execute();
        await forgetShown(transaction, now);
      });
      await scrub();
    },
  };

  async function deleteTenantWithin(
    transaction: Transaction<Tables>,
    tenant: Tenant,
    by: 'platform' | 'operator',
  ): Promise<Counts> {
    const open = await openPolls(transaction).where('tenant', '=', tenant).execute();
    await endPolls(transaction, open);
    const counts: Record<string, number> = open.length > 0 ? { poll: open.length } : {};
    // Schedules first: if a slot is being claimed at this moment, the statements that follow see its delivery.
    for (const table of TENANTS_OWN) {
      const theirs = await transaction.deleteFrom(table).where('tenant', '=', tenant).executeTakeFirstOrThrow();
      const rows = (counts[table] ?? 0) + Number(theirs.numDeletedRows);
      if (rows > 0) counts[table] = rows;
    }
    const line = { who: by, act: 'deleted', matter: 'organisation', tenant } as const;
    if (Object.keys(counts).length > 0) await noteWithin(transaction, line, clock());
    return counts;
  }
}

/** Deletes open polls with their votes, in the caller's transaction. A vote that is being cast at this moment finds no poll. */
export function createEndPolls(database: Pick<Database, 'lock' | 'rewriteTable'>): EndPolls {
  return async function endPolls(transaction, polls) {
    const ids = polls.map(({ id }) => id);
    for (const id of ids) await database.lock(transaction, pollLock(id));
    await eraseVotes(database, transaction, ids);
    if (ids.length > 0)
      await transaction.deleteFrom('poll').where('id', 'in', ids).where('state', '=', 'open').execute();
  };
}

/** The time by which to purge now: the clock's, or a day after the last purge if that is earlier. */
async function nextStep(transaction: Transaction<Tables>, clock: Date): Promise<Date> {
  const before = await readFact(transaction, 'purged');
  const now = before === undefined ? clock : new Date(Math.min(clock.getTime(), Date.parse(before) + DAY_MS));
  await writeFact(transaction, 'purged', now.toISOString());
  return now;
}

/** Much longer than a notice is changed in place. */
const hourBefore = (now: Date) => new Date(now.getTime() - 60 * 60 * 1_000).toISOString();

const openPolls = (transaction: Transaction<Tables>) =>
  transaction.selectFrom('poll').select('id').where('state', '=', 'open').orderBy('id');

const TENANTS_OWN = [
  'schedule',
  'delivery',
  'second_step',
  'report',
  'lockout',
  'prompt_use',
  'notice',
  'address',
  'pace',
  'suggestion',
  'role',
  'helpful',
  'feedback',
  'poll_draft',
  'poll',
  'shown_result',
  'installation',
  'audit',
  'handover',
] as const;
