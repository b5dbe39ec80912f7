import type { ColumnType, Kysely, RawBuilder, Transaction } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';
import type { Schedule } from '../../reflection/schedule';
import type { PollDraftRow, PollKeyRow, PollRow, ShownResultRow, VoteRow } from '../polls/poll-tables';

/** One row a word and tenant. Days, never times: a time would tell who was at work when the word was sent. */
type SuggestionRow = {
  tenant: Tenant;
  /** What makes two spellings the same word. */
  folded: string;
  word: string;
  count: number;
  first_on: string;
  last_on: string;
};

/** One row a request that was answered, for as long as its platform may send it again. */
type SeenKeyRow = { key: string; seen_at: string };

/** One row a conversation that gets weekly prompts. Times are ISO 8601 in UTC, with milliseconds; days are `2026-11-23`. */
export type ScheduleRow = {
  conversation: Conversation;
  tenant: Tenant;
  owner: Person;
  weekday: Schedule['weekday'];
  time: string;
  zone: string;
  on_holidays: Schedule['onHolidays'];
  region: Schedule['region'];
  audience: Schedule['audience'];
  state: Schedule['state'];
  because: Schedule['because'];
  paused_until: string | null;
  next_day: string | null;
  next_at: string | null;
  created_on: string;
  changed_on: string;
};

/** One row a prompt that was to be posted: the week's turn of a schedule, or one that somebody asked for now. */
export type DeliveryRow = {
  id: string;
  conversation: Conversation;
  tenant: Tenant;
  kind: 'weekly' | 'now';
  /** The slot's day; null for one that was asked for. */
  day: string | null;
  due_at: string;
  audience: ScheduleRow['audience'];
  /** The prompt's id, from the moment that it is being sent. */
  prompt: string | null;
  /** `sending` is written before the platform is called; `unclear` means that nobody knows whether it was posted. */
  state: 'waiting' | 'sending' | 'sent' | 'unclear' | 'missed' | 'failed';
  attempts: number;
  /** How many attempts the platform left without an answer. */
  unanswered: number;
  /** The replica that has it in hand, until `held_until`; then anybody may take it up. */
  holder: string | null;
  held_until: string | null;
  message_id: string | null;
  sent_at: string | null;
};

/** One row a thing that the owner of a schedule is still to be told. It is deleted when it has been told. */
export type ReportRow = {
  id: string;
  kind: 'missed' | 'unclear' | 'paused';
  person: Person;
  conversation: Conversation;
  tenant: Tenant;
  delivery: string | null;
  /** How many weeks' turns it is about. */
  slots: number;
  because: Exclude<ScheduleRow['because'], 'asked'>;
  made_at: string;
  /** Nobody tells it before then: it was tried and put off, or somebody is telling it now. */
  try_at: string;
  attempts: number;
};

/** One row a prompt that was shown in a conversation, numbered there in the order of showing. */
type PromptUseRow = {
  conversation: Conversation;
  sequence: number;
  tenant: Tenant;
  prompt: string;
  used_on: string;
  delivery: string;
};

/** Where a conversation or a person can be spoken to, as the platform's face wrote it down. */
type AddressRow = { of: Conversation | Person; tenant: Tenant; note: string; refreshed_on: string };

/**
 * When the next message may go out, in milliseconds since 1970: one row a tenant or conversation that is being spoken to,
 * or a thing that is asked for there.
 * `set_at` is when that was written; null in rows that are older than this column.
 */
type PaceRow = { of: string; tenant: Tenant; free_at: Milliseconds; set_at: Milliseconds | null };

type Milliseconds = ColumnType<number | string, number, number>;

/** One row a change that has been made to this database. */
type MigrationRow = { name: string; applied_at: string };

export type Tables = {
  suggestion: SuggestionRow;
  seen_key: SeenKeyRow;
  schedule: ScheduleRow;
  delivery: DeliveryRow;
  report: ReportRow;
  prompt_use: PromptUseRow;
  address: AddressRow;
  pace: PaceRow;
  poll: PollRow;
  vote: VoteRow;
  poll_key: PollKeyRow;
  poll_draft: PollDraftRow;
  shown_result: ShownResultRow;
  migration: MigrationRow;
};

/** What SQLite and PostgreSQL do differently, and nothing else. */
export type Database = {
  readonly kysely: Kysely<Tables>;
  /** From here to the end of this transaction, no other transaction in any process holds the same turn. */
  readonly lock: (transaction: Transaction<Tables>, turn: string) => Promise<void>;
  /** Leaves nothing of deleted rows in this database's own files, as far as the database allows. False where something is left. */
  readonly vacuum: () => Promise<boolean>;
  /** The end of a table's definition that keeps its rows in the order of their key, where the database can. */
  readonly withoutRowid: RawBuilder<unknown>;
  /** Writes the rest of a table anew, where deleting a row leaves something of it between the others. */
  readonly rewriteTable: (transaction: Transaction<Tables>, table: 'vote' | 'poll_key') => Promise<void>;
  /** After votes were erased: leaves nothing of them in this database's own files, as far as the database allows. False where something is left. */
  readonly scrub: () => Promise<boolean>;
  /** The same once more, where something was left. It keeps nobody waiting. */
  readonly scrubAgain: () => Promise<boolean>;
  /** The same for everything else that was deleted. It goes through the whole database. */
  readonly compact: () => Promise<void>;
  /** The secret to work with where none is set. Throws a sentence where there is no place to keep one. */
  readonly ownSecret: () => string;
};
