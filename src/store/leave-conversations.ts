import type { Transaction } from 'kysely';
import type { Conversation, Person, Tenant } from '../ids';
import type { Schedule } from '../reflection/schedule';
import type { Database, Tables } from './db/database';
import { fromRow } from './prompts/schedule-row';
import { noteWithin } from './rights/audit';
import type { Count } from './rights/counts';

/** What the bot was removed from. */
export type Leaving = {
  readonly tenant: Tenant;
  /** The conversations that the platform named. */
  readonly conversations: readonly Conversation[];
  /** The person, if it was a personal chat: there is no way left to tell them anything. */
  readonly person?: Person;
  /**
   * What the note of a conversation reference in that tenant leads to: a conversation that the bot is also removed from, such
   * as another channel of the same team (`gone`); one where it stays (`here`); or no conversation at all (`nowhere`).
   */
  readonly leadsTo: (note: string) => 'gone' | 'here' | 'nowhere';
  /** The app stays in the tenant, even if nothing of its conversations is left. */
  readonly staysInstalled?: true;
};

/** Deletes the open polls among these, with their votes. */
export type EndPolls = (transaction: Transaction<Tables>, polls: readonly { readonly id: string }[]) => Promise<void>;

/** The other tables with a `conversation` column. */
const CONVERSATIONS_OWN = [
  'delivery',
  'second_step',
  'report',
  'lockout',
  'prompt_use',
  'notice',
  'poll_draft',
  'poll',
  'shown_result',
  'audit',
  'handover',
] as const;

/**
 * Deletes everything that belongs to these conversations. Runs in the caller's transaction. Resolves with the deleted
 * schedules and with `last`: whether the tenant has nothing left: no reference to a conversation, no schedule and no poll.
 */
export async function leaveWithin(
  { lock }: Database,
  transaction: Transaction<Tables>,
  { tenant, conversations, person, leadsTo }: Leaving,
  endPolls: EndPolls,
  now: Date,
): Promise<{ readonly schedules: Schedule[]; readonly last: boolean }> {
  // If the bot is removed from a tenant's last two conversations at once, each transaction would still see the other one.
  await lock(transaction, `leaving ${tenant}`);
  const addresses = await transaction
    .selectFrom('address')
    .select(['of', 'note'])
    .where('tenant', '=', tenant)
    .execute();
  const alsoGone = addresses.filter(({ note }) => leadsTo(note) === 'gone').map(({ of }) => of);
  const gone = [...new Set([...conversations, ...alsoGone])];

  let rows = 0;
  const schedules = await eraseConversations(transaction, { tenant, gone }, endPolls, (_table, some) => {
    rows += Number(some);
  });
  // A personal chat would name its person.
  const at = person === undefined ? conversations[0] : undefined;
  const line = { who: 'platform', act: 'removed', matter: 'app', tenant } as const;
  if (rows > 0) await noteWithin(transaction, { ...line, ...(at ? { conversation: at } : {}) }, now);
  if (person !== undefined) {
    await forgetAddress(transaction, tenant, person);
    await transaction.deleteFrom('role').where('person', '=', person).execute();
  }

  const stays = addresses.some(({ of, note }) => !gone.includes(of) && leadsTo(note) === 'here');
  return { schedules, last: !stays && !(await hasMore(transaction, tenant)) };
}

/** Deletes everything that belongs to these conversations. Resolves with the deleted schedules. */
export async function eraseConversations(
  transaction: Transaction<Tables>,
  { tenant, gone }: { readonly tenant: Tenant; readonly gone: readonly Conversation[] },
  endPolls: EndPolls,
  count: Count,
): Promise<Schedule[]> {
  const open = await transaction
    .selectFrom('poll')
    .select('id')
    .where('tenant', '=', tenant)
    .where('conversation', 'in', gone)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  count('poll', open.length);
  await endPolls(transaction, open);
  // Schedules first: see `deleteTenantWithin`.
  const schedules = await transaction
    .deleteFrom('schedule')
    .where('tenant', '=', tenant)
    .where('conversation', 'in', gone)
    .returningAll()
    .execute();
  count('schedule', schedules.length);
  for (const table of CONVERSATIONS_OWN) {
    const theirs = transaction.deleteFrom(table).where('tenant', '=', tenant).where('conversation', 'in', gone);
    count(table, (await theirs.executeTakeFirstOrThrow()).numDeletedRows);
  }
  for (const table of ['address', 'pace'] as const) {
    const theirs = transaction.deleteFrom(table).where('tenant', '=', tenant).where('of', 'in', gone);
    count(table, (await theirs.executeTakeFirstOrThrow()).numDeletedRows);
  }
  return schedules.map(fromRow);
}

/** Deletes the person's conversation reference, unless they own a schedule: an owner must stay reachable. */
async function forgetAddress(transaction: Transaction<Tables>, tenant: Tenant, person: Person): Promise<void> {
  await transaction
    .deleteFrom('address')
    .where('tenant', '=', tenant)
    .where('of', '=', person)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('schedule').select('conversation').where('owner', '=', person))),
    )
    .execute();
}

/** Whether the tenant has a schedule or poll left, in a conversation whose reference was deleted or never written. */
async function hasMore(transaction: Transaction<Tables>, tenant: Tenant): Promise<boolean> {
  for (const table of ['schedule', 'poll'] as const) {
    const row = await transaction.selectFrom(table).select('tenant').where('tenant', '=', tenant).executeTakeFirst();
    if (row) return true;
  }
  return false;
}
