import { type Kysely, type RawBuilder, type SchemaModule, sql } from 'kysely';
import { cardsChangedOn, drawnCards, polls, resultsKeptBack, resultsToTell } from '../polls/poll-tables';
import {
  addresses,
  deliveries,
  lockouts,
  notices,
  paces,
  pacesSince,
  promptUses,
  reports,
  rhythms,
  schedules,
  secondSteps,
} from '../prompts/schedule-tables';
import type { Tables } from './database';
import { facts } from './facts';
import { oneIdAPerson } from './one-id-a-person';
import { renewQuestionKeys } from './question-keys';

type Migration = {
  readonly name: string;
  /** `withoutRowid`: see `Database`. `db` is for changing rows. `schema` and `db` share one transaction. */
  readonly up: (schema: SchemaModule, withoutRowid: RawBuilder<unknown>, db: Kysely<Tables>) => Promise<void>;
};

/** In order, for both databases. A released migration is never edited: changes are added at the end. */
export const migrations: readonly Migration[] = [
  { name: '1 suggestions', up: suggestions },
  { name: '2 seen keys', up: seenKeys },
  { name: '3 schedules', up: schedules },
  { name: '4 deliveries', up: deliveries },
  { name: '5 reports', up: reports },
  { name: '6 prompt uses', up: promptUses },
  { name: '7 addresses', up: addresses },
  { name: '8 paces', up: paces },
  { name: '9 polls', up: polls },
  { name: '10 one id a person', up: oneIdAPerson },
  { name: '11 paces since', up: pacesSince },
  { name: '12 results kept back', up: resultsKeptBack },
  { name: '13 question keys', up: renewQuestionKeys },
  { name: '14 roles', up: roles },
  { name: '15 rhythms', up: rhythms },
  { name: '16 notices', up: notices },
  { name: '17 helpful', up: helpful },
  { name: '18 cards changed on', up: cardsChangedOn },
  { name: '19 feedback', up: feedback },
  { name: '20 second steps', up: secondSteps },
  { name: '21 lockouts', up: lockouts },
  { name: '22 drawn cards', up: drawnCards },
  { name: '23 results to tell', up: resultsToTell },
  { name: '24 facts', up: facts },
  { name: '27 installations', up: installations },
];

async function suggestions(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('suggestion')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('folded', 'text', (column) => column.notNull())
    .addColumn('word', 'text', (column) => column.notNull().check(sql`length(word) between 1 and 60`))
    .addColumn('count', 'integer', (column) => column.notNull().check(sql`count > 0`))
    .addColumn('first_on', 'text', (column) => column.notNull().check(sql`length(first_on) = 10`))
    .addColumn('last_on', 'text', (column) => column.notNull().check(sql`length(last_on) = 10`))
    .addPrimaryKeyConstraint('suggestion_key', ['tenant', 'folded'])
    .addCheckConstraint('suggestion_days', sql`first_on <= last_on`)
    .execute();
  await schema.createIndex('suggestion_by_word').on('suggestion').columns(['folded', 'first_on']).execute();
}

async function installations(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('installation')
    .addColumn('tenant', 'text', (column) => column.primaryKey().check(sql`length(tenant) between 1 and 200`))
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('installed_at', 'text', (column) => column.notNull())
    .execute();
}

async function seenKeys(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('seen_key')
    .addColumn('key', 'text', (column) => column.primaryKey().check(sql`length(key) = 43`))
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('seen_key_by_time').on('seen_key').column('seen_at').execute();
}

async function roles(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('role')
    .addColumn('person', 'text', (column) => column.primaryKey().check(sql`length(person) between 1 and 500`))
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('role', 'text', (column) =>
      column.notNull().check(sql`role in ('practitioners', 'managers', 'leaders')`),
    )
    .addColumn('chosen_on', 'text', (column) => column.notNull().check(sql`length(chosen_on) = 10`))
    .execute();
  await schema.createIndex('role_by_tenant').on('role').column('tenant').execute();
}

async function helpful(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('helpful')
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('entry', 'text', (column) => column.notNull().check(sql`length(entry) between 1 and 200`))
    .addColumn('month', 'text', (column) => column.notNull().check(sql`length(month) = 7`))
    .addColumn('yes', 'integer', (column) => column.notNull().check(sql`yes >= 0`))
    .addColumn('no', 'integer', (column) => column.notNull().check(sql`no >= 0`))
    .addPrimaryKeyConstraint('helpful_key', ['tenant', 'entry', 'month'])
    .execute();
}

async function feedback(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('feedback')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('entry', 'text', (column) => column.check(sql`length(entry) between 1 and 200`))
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('out-of-date', 'unclear', 'missing', 'wrong', 'other')`),
    )
    .addColumn('text', 'text', (column) => column.notNull().check(sql`length(text) <= 280`))
    .addColumn('month', 'text', (column) => column.notNull().check(sql`length(month) = 7`))
    .addColumn('done', 'integer', (column) => column.notNull().check(sql`done in (0, 1)`))
    .execute();
  await schema.createIndex('feedback_by_tenant').on('feedback').columns(['tenant', 'done']).execute();
}
