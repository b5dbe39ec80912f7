import type { Transaction } from 'kysely';
import { type Conversation, nobodyIn, type Person, type Tenant } from '../../ids';
import type { Database, Tables } from '../db/database';
import { despiteDeadlocks } from '../despite-deadlocks';
import { type EndPolls, eraseConversations } from '../leave-conversations';
import { type PollKeys, voterOf } from '../polls/poll-keys';
import { pollLock } from '../polls/poll-row';
import { withdrawPendingWithin } from '../prompts/pending-deliveries';
import { dayOf } from '../prompts/schedule-row';
import { noteWithin } from './audit';
import { type Counts, onlyCounting } from './counts';
import { TABLES_OF_PEOPLE } from './kept';
import { ownChatsOf } from './own-chats';

type Forgetting = {
  readonly tenant: Tenant;
  readonly person: Person;
  /** Who asks for it: the person themselves, or whoever runs the bot. */
  readonly by: 'themselves' | 'operator';
  /** Who takes over their weekly prompts; nobody, and the prompts pause, if it names none. */
  readonly to?: Person | undefined;
  /** Their own chat with the bot, if that is known. */
  readonly ownChat?: Conversation | undefined;
  /** Counts, and changes nothing. */
  readonly dryRun?: boolean;
};

/**
 * `counts`: rows that went or lost the person's id, by table; votes are not counted, as nobody may ask who voted. `prompts`: the
 * conversations whose weekly prompt they owned. `clear`: false if bytes may be left in the files for a while, because another
 * program reads them.
 */
export type Forgotten = {
  readonly counts: Counts;
  readonly prompts: readonly Conversation[];
  readonly clear: boolean;
};

/**
 * Erases one person: all rows that are theirs alone, with their votes in open polls; everything of their own chat with the bot; and
 * their id where the row stays for others. The weekly prompts that they own get another owner or pause, and that is told later (see
 * `createHandovers`). Rejects, with nothing erased, if an open poll's key cannot be read.
 */
export function createForgetPerson(database: Database, keys: PollKeys, endPolls: EndPolls, clock: () => Date) {
  const { kysely, lock, rewriteTable, scrub, shred } = database;

  return async function forgetPerson(forgetting: Forgetting): Promise<Forgotten> {
    const { isDone, ...done } = await despiteDeadlocks(() =>
      onlyCounting(kysely, forgetting.dryRun === true, (transaction) => forgetWithin(transaction, forgetting)),
    );
    if (forgetting.dryRun || !isDone) return { ...done, clear: true };
    const scrubbed = await scrub();
    const touched = Object.keys(done.counts) as (keyof Tables)[];
    return { ...done, clear: (await shred([...new Set([...TABLES_OF_PEOPLE, ...touched])])) && scrubbed };
  };

  async function forgetWithin(transaction: Transaction<Tables>, { tenant, person, by, to, ownChat }: Forgetting) {
    const counts: Record<string, number> = {};
    const count = (table: keyof Tables, rows: number | bigint) => {
      if (rows > 0) counts[table] = (counts[table] ?? 0) + Number(rows);
    };
    const votes = await forgetVotes(transaction, tenant, person);
    const given = ownChat?.startsWith(`${tenant}:`) ? [ownChat] : [];
    const own = [...new Set([...given, ...(await ownChatsOf(transaction, person))])];
    if (own.length > 0) await eraseConversations(transaction, { tenant, gone: own }, endPolls, count);

    const polls = transaction.updateTable('poll').set({ creator: null }).where('creator', '=', person);
    count('poll', (await polls.executeTakeFirstOrThrow()).numUpdatedRows);
    const drafts = transaction.deleteFrom('poll_draft').where('creator', '=', person);
    count('poll_draft', (await drafts.executeTakeFirstOrThrow()).numDeletedRows);
    for (const table of ['role', 'report'] as const) {
      const theirs = transaction.deleteFrom(table).where('person', '=', person);
      count(table, (await theirs.executeTakeFirstOrThrow()).numDeletedRows);
    }
    const address = transaction.deleteFrom('address').where('of', '=', person);
    count('address', (await address.executeTakeFirstOrThrow()).numDeletedRows);

    const prompts = await leavePrompts(transaction, tenant, person, to);
    count('schedule', prompts.length);
    const acts = transaction.updateTable('audit').set({ who: 'forgotten' }).where('who', '=', person);
    count('audit', (await acts.executeTakeFirstOrThrow()).numUpdatedRows);
    // Whoever presses the button again and again has nothing done by it. An operator's call is written down in any case.
    const isDone = by === 'operator' || votes > 0 || Object.keys(counts).length > 0;
    const who = by === 'operator' ? by : 'forgotten';
    if (isDone) await noteWithin(transaction, { who, act: 'forgot', matter: 'person', tenant }, clock());
    return { counts: counts as Counts, prompts, isDone };
  }

  async function forgetVotes(transaction: Transaction<Tables>, tenant: Tenant, person: Person): Promise<number> {
    const here = transaction.selectFrom('poll').select('id').where('tenant', '=', tenant);
    const open = await transaction
      .selectFrom('poll_key')
      .selectAll()
      .where('poll', 'in', here)
      .orderBy('poll')
      .execute();
    let votes = 0;
    for (const { poll, sealed } of open) {
      await lock(transaction, pollLock(poll));
      const gone = await transaction
        .deleteFrom('vote')
        .where('poll', '=', poll)
        .where('voter', '=', voterOf(keys.open(poll, sealed), person))
        .returning('poll')
        .execute();
      votes += gone.length;
      if (gone.length > 0)
        await transaction
          .updateTable('poll')
          .set({ undrawn: 1 })
          .where('id', '=', poll)
          .where('state', '=', 'open')
          .execute();
    }
    await rewriteTable(transaction, 'vote');
    return votes;
  }

  /** The weekly prompts that the person owns get another owner or, if there is none, nobody, and pause. */
  async function leavePrompts(
    transaction: Transaction<Tables>,
    tenant: Tenant,
    person: Person,
    to: Person | undefined,
  ): Promise<readonly Conversation[]> {
    const now = clock();
    const owned = await transaction
      .updateTable('schedule')
      .set({ owner: to ?? nobodyIn(tenant), changed_on: dayOf(now) })
      .where('owner', '=', person)
      .returning(['conversation', 'next_at', 'because'])
      .execute();
    for (const { conversation, next_at, because } of owned) {
      if (to === undefined && next_at !== null) await pause(transaction, conversation, now);
      // Where the bot is not any more, it can tell nobody.
      const isThere = because === null || because === 'asked';
      if (to !== undefined || isThere)
        await toTell(transaction, { conversation, tenant }, to ? 'given' : 'paused', now);
    }
    return owned.map(({ conversation }) => conversation).sort();
  }

  async function pause(transaction: Transaction<Tables>, conversation: Conversation, now: Date): Promise<void> {
    await transaction
      .updateTable('schedule')
      .set({ state: 'paused', because: 'asked', paused_until: null, next_day: null, next_at: null })
      .where('conversation', '=', conversation)
      .execute();
    await withdrawPendingWithin(database, transaction, conversation, now);
  }
}

async function toTell(
  transaction: Transaction<Tables>,
  place: { readonly conversation: Conversation; readonly tenant: Tenant },
  kind: 'paused' | 'given',
  now: Date,
): Promise<void> {
  const at = { kind, made_at: now.toISOString(), try_at: now.toISOString() };
  await transaction
    .insertInto('handover')
    .values({ ...place, ...at })
    .onConflict((conflict) => conflict.column('conversation').doUpdateSet(at))
    .execute();
}
