import type { Tables } from '../db/database';

/**
 * What a table holds, for an export and for forgetting somebody.
 * - `of`: whose its rows are. `tenant`: its `tenant` column says so. `poll`: a poll's. `nobody`: they belong to no tenant.
 * - `people`: the columns that hold a person's id as it is. `place`: the column that holds the conversation.
 * - `withheld`: why none of it is ever exported; `without`: the columns that are not.
 */
type Holding = {
  readonly of: 'tenant' | 'poll' | 'nobody';
  readonly people?: readonly string[];
  readonly place?: string;
  readonly withheld?: string;
  readonly without?: readonly string[];
};

/** Every table. A test looks for a person in each column of a real database, and finds them in these alone. */
const HOLDINGS = {
  schedule: { of: 'tenant', people: ['owner'], place: 'conversation' },
  delivery: { of: 'tenant', place: 'conversation' },
  second_step: { of: 'tenant', place: 'conversation' },
  report: { of: 'tenant', people: ['person'], place: 'conversation' },
  lockout: { of: 'tenant', place: 'conversation' },
  handover: { of: 'tenant', place: 'conversation' },
  prompt_use: { of: 'tenant', place: 'conversation' },
  notice: { of: 'tenant', place: 'conversation' },
  address: { of: 'tenant', people: ['of', 'person'], place: 'of' },
  pace: { of: 'tenant', place: 'of' },
  suggestion: { of: 'tenant' },
  role: { of: 'tenant', people: ['person'] },
  helpful: { of: 'tenant' },
  feedback: { of: 'tenant' },
  poll_draft: { of: 'tenant', people: ['creator'], place: 'conversation' },
  // Nothing reads a result that is kept back before its time; the others are a code and what the poll’s key hides.
  poll: { of: 'tenant', people: ['creator'], place: 'conversation', without: ['kept_back', 'question_key', 'drawn'] },
  shown_result: { of: 'tenant', place: 'conversation' },
  // With the token, anybody could write there in the bot’s name.
  installation: { of: 'tenant', without: ['sealed'] },
  audit: { of: 'tenant', people: ['who'], place: 'conversation' },
  vote: { of: 'poll', withheld: 'Nobody can ask who voted, or who chose what. Each vote stands under a code.' },
  poll_key: { of: 'poll', withheld: 'A key would tell whose each vote is.' },
  seen_key: { of: 'nobody', withheld: 'These are fingerprints of requests, of no one’s in particular, for a day.' },
  fact: { of: 'nobody', withheld: 'This is about the database itself.' },
  migration: { of: 'nobody', withheld: 'This is about the database itself.' },
} as const satisfies Record<keyof Tables, Holding>;

export type TableName = keyof typeof HOLDINGS;

export const TABLES = Object.keys(HOLDINGS) as readonly TableName[];

/** The tables in which somebody may have left bytes, in rows that were changed or deleted before they are forgotten, too. */
export const TABLES_OF_PEOPLE: readonly TableName[] = TABLES.filter(
  (table) => peopleIn(table).length > 0 || HOLDINGS[table].of === 'poll',
);

/** The columns of a table that hold a person's id. */
export function peopleIn(table: TableName): readonly string[] {
  const holding: Holding = HOLDINGS[table];
  return holding.people ?? [];
}

/** The column of a table that holds the conversation; undefined if there is none. */
export function placeIn(table: TableName): string | undefined {
  const holding: Holding = HOLDINGS[table];
  return holding.place;
}

/** Why none of a table is exported; undefined if it is. */
export function whyWithheld(table: TableName): string | undefined {
  const holding: Holding = HOLDINGS[table];
  return holding.withheld;
}

/** The columns of a table that are not exported. */
export function leftOutOf(table: TableName): readonly string[] {
  const holding: Holding = HOLDINGS[table];
  return holding.without ?? [];
}
