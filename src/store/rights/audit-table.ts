import { type SchemaModule, sql } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';

/** What may be done, and with what: nobody's words are in it. */
const ACTS = ['installed', 'set', 'changed', 'stopped', 'closed', 'exported', 'deleted', 'forgot', 'removed'] as const;
const MATTERS = ['app', 'weekly prompt', 'poll', 'organisation', 'person'] as const;

/**
 * Who acts, besides people in a chat: whoever runs the bot, by its command line, and Slack or Teams, of its own accord. `forgotten`
 * stands for a person who was.
 */
const NOT_IN_CHAT = ['operator', 'platform', 'forgotten'] as const;

/** One row per act, for a year. It says that something was done, and nothing of what it said. */
export type AuditRow = {
  id: string;
  at: string;
  who: Person | (typeof NOT_IN_CHAT)[number];
  act: (typeof ACTS)[number];
  matter: (typeof MATTERS)[number];
  tenant: Tenant;
  /** Null if it was done in no one place, or if the place would name a person. */
  conversation: Conversation | null;
};

const oneOf = (column: string, words: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} in (${sql.join(words.map((word) => sql.lit(word)))})`;

export async function audits(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull().check(sql`length(at) = 24`))
    .addColumn('who', 'text', (column) => column.notNull().check(sql`length(who) between 1 and 500`))
    .addColumn('act', 'text', (column) => column.notNull().check(oneOf('act', ACTS)))
    .addColumn('matter', 'text', (column) => column.notNull().check(oneOf('matter', MATTERS)))
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('conversation', 'text', (column) => column.check(sql`length(conversation) between 1 and 500`))
    .execute();
  await schema.createIndex('audit_by_time').on('audit').column('at').execute();
  await schema.createIndex('audit_by_tenant').on('audit').column('tenant').execute();
}
