import type { Kysely } from 'kysely';
import type { Tables } from './database';

/** Every table with what its rows are, in words; each stands after those that it refers to. */
export const TABLES: Readonly<Record<keyof Tables, string>> = {
  migration: 'steps of the schema',
  fact: 'facts of the database itself',
  schedule: 'weekly prompts',
  delivery: 'prompts that were posted or tried',
  second_step: 'second steps to come',
  report: 'things to tell owners',
  prompt_use: 'prompts that conversations have seen',
  notice: 'newest notices',
  address: 'addresses of places',
  pace: 'pauses of platforms',
  installation: 'installations by a platform',
  lockout: 'refusals of the bot’s token',
  poll: 'polls',
  poll_key: 'keys of open polls',
  vote: 'votes in open polls',
  poll_draft: 'polls in preview',
  shown_result: 'questions that showed a result',
  role: 'roles',
  suggestion: 'suggested words',
  helpful: 'counts of “Was this helpful?”',
  feedback: 'pieces of feedback',
  seen_key: 'requests that were seen',
  audit: 'lines of who did what',
  handover: 'weekly prompts without their owner, to be told of',
};

export const TABLE_NAMES = Object.keys(TABLES) as readonly (keyof Tables)[];

/** The tables that a database lacks. Only a few system tables are read. */
export async function missingTables(db: Kysely<Tables>): Promise<readonly string[]> {
  const found = await db.introspection.getTables();
  const names = new Set(found.map(({ name }) => name));
  return TABLE_NAMES.filter((name) => !names.has(name));
}
