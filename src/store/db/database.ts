import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Person, Tenant } from '../../ids';
import type { Audience } from '../../reflection/schedule';
import type { PollDraftRow, PollKeyRow, PollRow, ShownResultRow, VoteRow } from '../polls/poll-tables';
import type {
  AddressRow,
  DeliveryRow,
  LockoutRow,
  NoticeRow,
  PaceRow,
  PromptUseRow,
  ReportRow,
  ScheduleRow,
  SecondStepRow,
} from '../prompts/prompt-rows';

/** One row per tenant and word. Days, never times: a time would tell who was at work when the word was sent. */
type SuggestionRow = {
  tenant: Tenant;
  /** The word in lower case: spellings that share it are one word. */
  folded: string;
  word: string;
  count: number;
  first_on: string;
  last_on: string;
};

/** One row per request that was seen, for as long as its platform may send it again. `key` is a hash. */
type SeenKeyRow = { key: string; seen_at: string };

/** One row per person who asked for their role to be remembered. `chosen_on`: the day (UTC) of the last choice. */
type RoleRow = { person: Person; tenant: Tenant; role: Audience; chosen_on: string };

/** One row per tenant, entry and month (`2026-11`): how often it was found helpful, and how often not. No finer time, and nobody. */
type HelpfulRow = { tenant: Tenant; entry: string; month: string; yes: number; no: number };

export type FeedbackKind = 'out-of-date' | 'unclear' | 'missing' | 'wrong' | 'other';

/** One row per piece of feedback on the content. `month` (`2026-11`): no finer time, and nobody. `done`: 1 once it was dealt with. */
type FeedbackRow = {
  number: number;
  tenant: Tenant;
  entry: string | null;
  kind: FeedbackKind;
  text: string;
  month: string;
  done: number;
};

/** One row per tenant in which a platform has installed the bot. `sealed`: what it gave the bot for that, encrypted. */
type InstallationRow = { tenant: Tenant; sealed: string; installed_at: string };

/**
 * `id`: which database this is, at random. `key`: that id, sealed with the secret. `alive`: the last instant at which a bot
 * trusted its clock; `doubt`: since when one has not. `purged`: by which time what is old was deleted. `probe`: when a
 * write was last tried.
 */
export type FactName = 'id' | 'key' | 'alive' | 'doubt' | 'purged' | 'probe';

/** One row for each thing that the database knows of itself. */
type FactRow = { name: FactName; value: string };

/** One row per migration that has been applied to this database. */
type MigrationRow = { name: string; applied_at: string };

export type Tables = {
  suggestion: SuggestionRow;
  seen_key: SeenKeyRow;
  role: RoleRow;
  helpful: HelpfulRow;
  feedback: FeedbackRow;
  schedule: ScheduleRow;
  delivery: DeliveryRow;
  second_step: SecondStepRow;
  report: ReportRow;
  lockout: LockoutRow;
  prompt_use: PromptUseRow;
  notice: NoticeRow;
  address: AddressRow;
  pace: PaceRow;
  poll: PollRow;
  vote: VoteRow;
  poll_key: PollKeyRow;
  poll_draft: PollDraftRow;
  shown_result: ShownResultRow;
  installation: InstallationRow;
  fact: FactRow;
  migration: MigrationRow;
};

/** What SQLite and PostgreSQL do differently, and nothing else. */
export type Database = {
  readonly kysely: Kysely<Tables>;
  /** Takes an exclusive lock on `key` until this transaction ends (`pg_advisory_xact_lock`; on SQLite, the file's write lock). */
  readonly lock: (transaction: Transaction<Tables>, key: string) => Promise<void>;
  /** SQLite: empties the write-ahead log, which may hold deleted rows; false if it could not. PostgreSQL: does nothing, true. */
  readonly vacuum: () => Promise<boolean>;
  /** The end of a table definition that stores rows in key order: `without rowid` on SQLite, nothing on PostgreSQL. */
  readonly withoutRowid: RawBuilder<unknown>;
  /** Rewrites what is left in a table, on SQLite, where a deleted row can leave copies between the others. */
  readonly rewriteTable: (transaction: Transaction<Tables>, table: 'vote' | 'poll_key') => Promise<void>;
  /** Call after erasing votes: clears them from this database's own files, as far as it can. False if something is left. */
  readonly scrub: () => Promise<boolean>;
  /** Tries `scrub` again after it left something. Tries once, without waiting for other readers. */
  readonly scrubAgain: () => Promise<boolean>;
  /** Clears everything else that was deleted. Goes through the whole database. */
  readonly compact: () => Promise<void>;
  /** What the clock of a database server says; undefined on SQLite, which has none of its own. */
  readonly serverTime: () => Promise<Date | undefined>;
  /** The secret to use if SECRET_KEY is not set. Throws an error that says so if there is no place to keep one. */
  readonly ownSecret: () => string;
  /** The same if there is one already; undefined otherwise. Makes none. */
  readonly keptSecret: () => string | undefined;
};
