import { type RawBuilder, type SchemaModule, sql } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';

/** One row per poll that has been posted or is being posted. */
export type PollRow = {
  id: string;
  tenant: Tenant;
  conversation: Conversation;
  thread: string | null;
  /** Null if that person was erased. */
  creator: Person | null;
  question: string;
  /** Shared by questions that count as the same. */
  question_key: string;
  /** The labels, as a JSON list. */
  options: string;
  many: number;
  openness: 'anonymous' | 'open';
  template: string | null;
  about: string | null;
  follow_up: string | null;
  closes_at: string | null;
  state: 'open' | 'closed';
  message_id: string | null;
  /** 1 while its card does not show the current votes, else 0. */
  undrawn: number;
  created_at: string;
  closed_at: string | null;
  /** What its card shows once it is closed, as JSON: all that is left of the votes, besides `kept_back`. */
  result: string | null;
  /** When the result is due to be shown; null if it has been, or never will be. */
  show_at: string | null;
  /** The result to be shown later, as JSON, which nothing reads before its time. Null if none is kept back. */
  kept_back: string | null;
  /** Until when the result is, or was, kept back. */
  kept_until: string | null;
  /** The last day on which the card of an open poll changed; null if it has not, and once the poll is closed. */
  changed_on: string | null;
  /** A `DrawnCard`, encrypted with the poll's key; null if its card was not drawn since it was posted, and once it is closed. */
  drawn: string | null;
  /** What whoever made it is still to be told of its result, which was given up; `show_at` is then when. Null if nothing. */
  tell: 'not shown' | 'unclear' | null;
};

/**
 * One row per person who has pressed in an open poll. No times and no numbers that follow the order of voting, but encrypted;
 * nothing tells whether somebody has withdrawn.
 */
export type VoteRow = {
  poll: string;
  /** The person, hashed with the poll's key. */
  voter: string;
  /** A `KeptVote`, encrypted with the poll's key. */
  choices: string;
};

/** One row per open poll: its key, encrypted. */
export type PollKeyRow = { poll: string; sealed: string };

/** One row per poll that waits in its preview, or whose card is not known to have been posted. Deleted after an hour. */
export type PollDraftRow = {
  id: string;
  tenant: Tenant;
  conversation: Conversation;
  thread: string | null;
  creator: Person;
  /** A `Draft`, as JSON. */
  draft: string;
  made_at: string;
};

/** One row per question or template (`asked`, its hash) that showed a result in a conversation. Kept for two days, even without the poll. */
export type ShownResultRow = { conversation: Conversation; asked: string; tenant: Tenant; shown_at: string };

/**
 * The tables for polls, as their migrations create them. A released migration is never edited. `withoutRowid` makes a table
 * store its rows in key order, so that it does not show the order in which people voted.
 */
export async function polls(schema: SchemaModule, withoutRowid: RawBuilder<unknown>): Promise<void> {
  await pollTable(schema);
  await voteTables(schema, withoutRowid);
  await draftTable(schema);
  await shownResultTable(schema);
}

async function pollTable(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('poll')
    .addColumn('id', 'text', (column) => column.primaryKey().check(sql`length(id) = 24`))
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('conversation', 'text', (column) => column.notNull().check(sql`length(conversation) between 1 and 500`))
    .addColumn('thread', 'text')
    .addColumn('creator', 'text', (column) => column.check(sql`length(creator) between 1 and 500`))
    .addColumn('question', 'text', (column) => column.notNull().check(sql`length(question) between 1 and 150`))
    .addColumn('question_key', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('many', 'integer', (column) => column.notNull().check(sql`many in (0, 1)`))
    .addColumn('openness', 'text', (column) => column.notNull().check(sql`openness in ('anonymous', 'open')`))
    .addColumn('template', 'text')
    .addColumn('about', 'text')
    .addColumn('follow_up', 'text')
    .addColumn('closes_at', 'text', (column) => column.check(sql`length(closes_at) = 24`))
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('open', 'closed')`))
    .addColumn('message_id', 'text')
    .addColumn('undrawn', 'integer', (column) => column.notNull().check(sql`undrawn in (0, 1)`))
    .addColumn('created_at', 'text', (column) => column.notNull().check(sql`length(created_at) = 24`))
    .addColumn('closed_at', 'text', (column) => column.check(sql`length(closed_at) = 24`))
    .addColumn('result', 'text')
    .addColumn('show_at', 'text', (column) => column.check(sql`length(show_at) = 24`))
    .addCheckConstraint('poll_closed_has_a_time', sql`(state = 'closed') = (closed_at is not null)`)
    .addCheckConstraint('poll_closed_has_a_result', sql`(state = 'closed') = (result is not null)`)
    .addCheckConstraint('poll_shows_a_result_only', sql`state = 'closed' or show_at is null`)
    .addCheckConstraint('poll_draws_while_open', sql`state = 'open' or undrawn = 0`)
    .execute();
  await schema.createIndex('poll_by_place').on('poll').columns(['conversation', 'created_at']).execute();
  await schema.createIndex('poll_by_tenant').on('poll').column('tenant').execute();
  await schema.createIndex('poll_by_closing').on('poll').columns(['state', 'closes_at']).execute();
  await schema.createIndex('poll_by_showing').on('poll').column('show_at').execute();
}

async function voteTables(schema: SchemaModule, withoutRowid: RawBuilder<unknown>): Promise<void> {
  await schema
    .createTable('vote')
    .addColumn('poll', 'text', (column) => column.notNull().references('poll.id').onDelete('cascade'))
    .addColumn('voter', 'text', (column) => column.notNull().check(sql`length(voter) = 43`))
    .addColumn('choices', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_key', ['poll', 'voter'])
    .modifyEnd(withoutRowid)
    .execute();
  await schema
    .createTable('poll_key')
    .addColumn('poll', 'text', (column) => column.notNull().references('poll.id').onDelete('cascade'))
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('poll_key_key', ['poll'])
    .modifyEnd(withoutRowid)
    .execute();
}

async function draftTable(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('poll_draft')
    .addColumn('id', 'text', (column) => column.primaryKey().check(sql`length(id) = 24`))
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('creator', 'text', (column) => column.notNull())
    .addColumn('draft', 'text', (column) => column.notNull().check(sql`length(draft) <= 8000`))
    .addColumn('made_at', 'text', (column) => column.notNull().check(sql`length(made_at) = 24`))
    .execute();
  await schema.createIndex('poll_draft_by_time').on('poll_draft').column('made_at').execute();
}

async function shownResultTable(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('shown_result')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('asked', 'text', (column) => column.notNull().check(sql`length(asked) = 43`))
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('shown_at', 'text', (column) => column.notNull().check(sql`length(shown_at) = 24`))
    .addPrimaryKeyConstraint('shown_result_key', ['conversation', 'asked'])
    .execute();
}

/** What a poll stores if its result would come too soon after another. */
export async function resultsKeptBack(schema: SchemaModule): Promise<void> {
  await schema.alterTable('poll').addColumn('kept_back', 'text').execute();
  await schema.alterTable('poll').addColumn('kept_until', 'text').execute();
  await schema.createIndex('poll_by_keeping').on('poll').column('kept_until').execute();
}

/** For whom the maker of a poll is away: a day for the poll as a whole, and none for any vote. */
export async function cardsChangedOn(schema: SchemaModule): Promise<void> {
  await schema
    .alterTable('poll')
    .addColumn('changed_on', 'text', (column) => column.check(sql`length(changed_on) = 10`))
    .execute();
}

/** When and how each card was last drawn, so that all replicas keep one pace. */
export async function drawnCards(schema: SchemaModule): Promise<void> {
  await schema.alterTable('poll').addColumn('drawn', 'text').execute();
}

/** What the maker of a poll is to be told of its result. */
export async function resultsToTell(schema: SchemaModule): Promise<void> {
  await schema
    .alterTable('poll')
    .addColumn('tell', 'text', (column) => column.check(sql`tell in ('not shown', 'unclear')`))
    .execute();
}
