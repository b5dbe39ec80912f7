import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Tenant } from '../../ids';
import type { PollDraftRow, PollKeyRow, PollRow, ShownResultRow, VoteRow } from '../polls/poll-tables';
import type {
  AddressRow,
  DeliveryRow,
  PaceRow,
  PromptUseRow,
  ReportRow,
  ScheduleRow,
} from '../prompts/schedule-tables';

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
