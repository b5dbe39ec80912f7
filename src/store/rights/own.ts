import type { Person, Tenant } from '../../ids';
import type { Schedule } from '../../reflection/schedule';
import type { Database } from '../db/database';
import { type PollKeys, voterOf } from '../polls/poll-keys';
import { openVote } from '../polls/sealed-choices';
import { fromRow } from '../prompts/schedule-row';
import type { RoleStore } from '../roles';

/** What is kept of one person, for themselves alone. */
export type Own = {
  readonly role: Awaited<ReturnType<RoleStore['get']>>;
  /** The weekly prompts that they own. */
  readonly prompts: readonly Schedule[];
  /** How many polls name them as their maker, and how many drafts. */
  readonly polls: number;
  readonly drafts: number;
  /** In how many open polls they have a vote; undefined if the key of one cannot be read. */
  readonly votes: number | undefined;
  /** How many addresses lead to them. */
  readonly addresses: number;
  /** How many things they are still to be told about their weekly prompts. */
  readonly news: number;
  /** How many lines say what they did. */
  readonly acts: number;
};

const NO_KEY = Buffer.alloc(0);

/** SQLite takes at most 32,766 values in one statement (https://www.sqlite.org/limits.html#max_variable_number). */
const CODES_AT_ONCE = 5_000;

/** Looks up what is kept of somebody. Only ever for themselves: it tells in how many polls they have voted. */
export function createOwn({ kysely }: Pick<Database, 'kysely'>, keys: PollKeys) {
  return async function own(person: Person, tenant: Tenant): Promise<Own> {
    const role = await kysely.selectFrom('role').select('role').where('person', '=', person).executeTakeFirst();
    const prompts = await kysely
      .selectFrom('schedule')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('owner', '=', person)
      .orderBy('conversation')
      .execute();
    return {
      role: role?.role,
      prompts: prompts.map(fromRow),
      polls: await counted('poll', 'creator', person),
      drafts: await counted('poll_draft', 'creator', person),
      votes: await votesOf(person, tenant),
      addresses: (await counted('address', 'of', person)) + (await counted('address', 'person', person)),
      news: await counted('report', 'person', person),
      acts: await counted('audit', 'who', person),
    };
  };

  async function counted(
    ...[table, column, person]:
      | [table: 'poll' | 'poll_draft', column: 'creator', person: Person]
      | [table: 'address', column: 'of' | 'person', person: Person]
      | [table: 'report', column: 'person', person: Person]
      | [table: 'audit', column: 'who', person: Person]
  ): Promise<number> {
    const { rows } = await kysely
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('rows'))
      .where(column as never, '=', person as never)
      .executeTakeFirstOrThrow();
    return Number(rows);
  }

  async function votesOf(person: Person, tenant: Tenant): Promise<number | undefined> {
    const open = await kysely
      .selectFrom('poll_key')
      .innerJoin('poll', 'poll.id', 'poll_key.poll')
      .select(['poll_key.poll', 'poll_key.sealed'])
      .where('poll.tenant', '=', tenant)
      .execute();
    const keyOf = new Map<string, Buffer>();
    try {
      for (const { poll, sealed } of open) keyOf.set(poll, keys.open(poll, sealed));
    } catch {
      return undefined;
    }
    const codes = [...keyOf.values()].map((key) => voterOf(key, person));
    let votes = 0;
    for (let from = 0; from < codes.length; from += CODES_AT_ONCE) {
      const some = codes.slice(from, from + CODES_AT_ONCE);
      const rows = await kysely.selectFrom('vote').selectAll().where('voter', 'in', some).execute();
      // A vote that was withdrawn leaves a row that looks like any other.
      votes += rows.filter(
        (row) => openVote(keyOf.get(row.poll) ?? NO_KEY, row, row.choices).choices.length > 0,
      ).length;
    }
    return votes;
  }
}
