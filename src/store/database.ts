import type { Kysely, Transaction } from 'kysely';

/** One row a word and tenant. Days, never times: a time would tell who was at work when the word was sent. */
export type SuggestionRow = {
  tenant: string;
  /** What makes two spellings the same word. */
  folded: string;
  word: string;
  count: number;
  first_on: string;
  last_on: string;
};

/** One row a request that was answered, for as long as its platform may send it again. */
export type SeenKeyRow = { key: string; seen_at: string };

/** One row a change that has been made to this database. */
export type MigrationRow = { name: string; applied_at: string };

export type Tables = { suggestion: SuggestionRow; seen_key: SeenKeyRow; migration: MigrationRow };

/** What SQLite and PostgreSQL do differently, and nothing else. */
export type Database = {
  readonly kysely: Kysely<Tables>;
  /** From here to the end of this transaction, no other transaction in any process holds the same turn. */
  readonly takeTurn: (transaction: Transaction<Tables>, turn: string) => Promise<void>;
  /** Leaves nothing of deleted rows in this database's own files, as far as the database allows. */
  readonly sweep: () => Promise<void>;
};
