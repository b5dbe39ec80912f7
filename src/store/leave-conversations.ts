import type { Transaction } from 'kysely';
import type { Conversation, Person, Tenant } from '../ids';
import type { Schedule } from '../reflection/schedule';
import type { Database, Tables } from './db/database';
import { fromRow } from './prompts/schedule-row';

/** What the bot was taken out of. */
export type Leaving = {
  readonly tenant: Tenant;
  /** Those that are known by name. */
  readonly conversations: readonly Conversation[];
  /** Whoever it was a personal chat with: there is nobody left to be told anything there. */
  readonly person?: Person;
  /**
   * Of the note of an address in that tenant: a conversation that goes along, such as another channel of the same team; one
   * that stays; or no conversation at all.
   */
  readonly leadsTo: (note: string) => 'gone' | 'here' | 'nowhere';
};

/** Ends the open polls among these, with their votes. */
type EndPolls = (transaction: Transaction<Tables>, polls: readonly { readonly id: string }[]) => Promise<void>;

/** What else belongs to a conversation and says so in a column of its own. */
const CONVERSATIONS_OWN = ['delivery', 'report', 'prompt_use', 'poll_draft', 'poll', 'shown_result'] as const;

/**
 * Deletes everything of these conversations. Part of a transaction. Resolves with the schedules that were among it, and
 * whether that was the last of the tenant: no address of a conversation is left, no schedule and no poll.
 */
export async function leaveWithin(
  { lock }: Database,
  transaction: Transaction<Tables>,
  { tenant, conversations, person, leadsTo }: Leaving,
  endPolls: EndPolls,
): Promise<{ readonly schedules: Schedule[]; readonly last: boolean }> {
  // The last two conversations of a tenant, left at once, would each see the other one still there.
  await lock(transaction, `leaving ${tenant}`);
  const addresses = await transaction
    .selectFrom('address')
    .select(['of', 'note'])
    .where('tenant', '=', tenant)
    .execute();
  const along = addresses.filter(({ note }) => leadsTo(note) === 'gone').map(({ of }) => of);
  const gone = [...new Set([...conversations, ...along])];

  const open = await transaction
    .selectFrom('poll')
    .select('id')
    .where('tenant', '=', tenant)
    .where('conversation', 'in', gone)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
  await endPolls(transaction, open);
  // Schedules first: see `deleteTenant`.
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
  if (person !== undefined) await forgetAddress(transaction, tenant, person);

  const stays = addresses.some(({ of, note }) => !gone.includes(of) && leadsTo(note) === 'here');
  return { schedules: schedules.map(fromRow), last: !stays && !(await hasMore(transaction, tenant)) };
}

/** The owner of a schedule has to be reached. */
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

/** What a conversation has whose address was forgotten, or never written down. */
async function hasMore(transaction: Transaction<Tables>, tenant: Tenant): Promise<boolean> {
  for (const table of ['schedule', 'poll'] as const) {
    const row = await transaction.selectFrom(table).select('tenant').where('tenant', '=', tenant).executeTakeFirst();
    if (row) return true;
  }
  return false;
}
