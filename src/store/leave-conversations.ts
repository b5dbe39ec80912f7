import type { Transaction } from 'kysely';
import type { Conversation, Person, Tenant } from '../ids';
import type { Schedule } from '../reflection/schedule';
import type { Database, Tables } from './db/database';
import { fromRow } from './prompts/schedule-row';

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
};

/** Deletes the open polls among these, with their votes. */
type EndPolls = (transaction: Transaction<Tables>, polls: readonly { readonly id: string }[]) => Promise<void>;

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

  const open = await transaction
    .selectFrom('poll')
    .select('id')
    .where('tenant', '=', tenant)
    .where('conversation', 'in', gone)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  await endPolls(transaction, open);
  // Schedules first: see `deleteTenantWithin`.
  const schedules = await transaction
    .deleteFrom('schedule')
    .where('tenant', '=', tenant)
    .where('conversation', 'in', gone)
    .returningAll()
    .execute();
  for (const table of CONVERSATIONS_OWN)
    await transaction.deleteFrom(table).where('tenant', '=', tenant).where('conversation', 'in', gone).execute();
  for (const table of ['address', 'pace'] as const)
    await transaction.deleteFrom(table).where('tenant', '=', tenant).where('of', 'in', gone).execute();
  if (person !== undefined) {
    await forgetAddress(transaction, tenant, person);
    await transaction.deleteFrom('role').where('person', '=', person).execute();
  }

  const stays = addresses.some(({ of, note }) => !gone.includes(of) && leadsTo(note) === 'here');
  return { schedules: schedules.map(fromRow), last: !stays && !(await hasMore(transaction, tenant)) };
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
