import { type SchemaModule, sql } from 'kysely';

/** The tables for weekly prompts, as the migrations create them. A released migration is never edited. */
export async function schedules(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('schedule')
    .addColumn('conversation', 'text', (column) =>
      column.primaryKey().check(sql`length(conversation) between 1 and 500`),
    )
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('owner', 'text', (column) => column.notNull().check(sql`length(owner) between 1 and 500`))
    .addColumn('weekday', 'integer', (column) => column.notNull().check(sql`weekday between 1 and 7`))
    .addColumn('time', 'text', (column) =>
      column.notNull().check(sql`time between '00:00' and '23:59' and length(time) = 5`),
    )
    .addColumn('zone', 'text', (column) => column.notNull().check(sql`length(zone) between 1 and 64`))
    .addColumn('on_holidays', 'text', (column) =>
      column.notNull().check(sql`on_holidays in ('post', 'skip', 'next-working-day')`),
    )
    .addColumn('region', 'text', (column) =>
      column.notNull().check(sql`region in ('england-and-wales', 'scotland', 'northern-ireland', 'none')`),
    )
    .addColumn('audience', 'text', (column) => column.check(AUDIENCE))
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('active', 'paused')`))
    .addColumn('because', 'text', (column) =>
      column.check(sql`because in ('asked', 'removed', 'archived', 'gone', 'revoked')`),
    )
    .addColumn('paused_until', 'text', (column) => column.check(sql`length(paused_until) = 10`))
    .addColumn('next_day', 'text', (column) => column.check(sql`length(next_day) = 10`))
    .addColumn('next_at', 'text', (column) => column.check(sql`length(next_at) = 24`))
    .addColumn('created_on', 'text', (column) => column.notNull().check(sql`length(created_on) = 10`))
    .addColumn('changed_on', 'text', (column) => column.notNull().check(sql`length(changed_on) = 10`))
    .addCheckConstraint('schedule_pause_has_a_reason', sql`(state = 'paused') = (because is not null)`)
    .addCheckConstraint('schedule_end_of_a_pause', sql`state = 'paused' or paused_until is null`)
    .addCheckConstraint('schedule_next_is_whole', sql`(next_day is null) = (next_at is null)`)
    .addCheckConstraint(
      'schedule_active_has_next',
      sql`(next_at is not null) = (state = 'active' or paused_until is not null)`,
    )
    .execute();
  await schema.createIndex('schedule_by_next').on('schedule').column('next_at').execute();
  await schema.createIndex('schedule_by_tenant').on('schedule').column('tenant').execute();
}

const AUDIENCE = sql<boolean>`audience in ('practitioners', 'managers', 'leaders')`;

export async function deliveries(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey().check(sql`length(id) between 1 and 64`))
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('weekly', 'now')`))
    .addColumn('day', 'text', (column) => column.check(sql`length(day) = 10`))
    .addColumn('due_at', 'text', (column) => column.notNull().check(sql`length(due_at) = 24`))
    .addColumn('audience', 'text', (column) => column.check(AUDIENCE))
    .addColumn('prompt', 'text')
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('waiting', 'sending', 'sent', 'unclear', 'missed', 'failed')`),
    )
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('unanswered', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('holder', 'text')
    .addColumn('held_until', 'text', (column) => column.check(sql`length(held_until) = 24`))
    .addColumn('message_id', 'text')
    .addColumn('sent_at', 'text', (column) => column.check(sql`length(sent_at) = 24`))
    .addCheckConstraint('delivery_weekly_has_a_day', sql`(kind = 'weekly') = (day is not null)`)
    .addCheckConstraint('delivery_open_is_held', sql`(state in ('waiting', 'sending')) = (held_until is not null)`)
    .addCheckConstraint(
      'delivery_sending_has_a_prompt',
      sql`state not in ('sending', 'sent', 'unclear') or prompt is not null`,
    )
    .addCheckConstraint(
      'delivery_sent_is_recorded',
      sql`(state = 'sent') = (message_id is not null and sent_at is not null)`,
    )
    // At most one weekly delivery per day, whatever else goes wrong. Extra ones have no day, and so no limit.
    .addUniqueConstraint('delivery_of_the_day', ['conversation', 'day'])
    .execute();
  await schema.createIndex('delivery_by_hold').on('delivery').column('held_until').execute();
  await schema.createIndex('delivery_by_due').on('delivery').column('due_at').execute();
  await schema.createIndex('delivery_by_tenant').on('delivery').column('tenant').execute();
}

export async function reports(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('report')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('missed', 'unclear', 'paused')`))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text')
    .addColumn('slots', 'integer', (column) => column.notNull().check(sql`slots > 0`))
    .addColumn('because', 'text', (column) => column.check(sql`because in ('removed', 'archived', 'gone', 'revoked')`))
    .addColumn('made_at', 'text', (column) => column.notNull().check(sql`length(made_at) = 24`))
    .addColumn('try_at', 'text', (column) => column.notNull().check(sql`length(try_at) = 24`))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addCheckConstraint('report_pause_has_a_reason', sql`(kind = 'paused') = (because is not null)`)
    .execute();
  await schema.createIndex('report_by_try').on('report').column('try_at').execute();
}

export async function promptUses(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('prompt_use')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('used_on', 'text', (column) => column.notNull().check(sql`length(used_on) = 10`))
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('prompt_use_key', ['conversation', 'sequence'])
    // A prompt recorded twice for one delivery was shown once.
    .addUniqueConstraint('prompt_use_once', ['delivery', 'prompt'])
    .execute();
}

export async function addresses(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('address')
    .addColumn('of', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull().check(sql`length(note) <= 8000`))
    .addColumn('refreshed_on', 'text', (column) => column.notNull().check(sql`length(refreshed_on) = 10`))
    .execute();
  await schema.createIndex('address_by_tenant').on('address').column('tenant').execute();
}

export async function paces(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('pace')
    .addColumn('of', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('free_at', 'bigint', (column) => column.notNull())
    .execute();
}

/** When `free_at` was written, by the clock of whoever wrote it. */
export async function pacesSince(schema: SchemaModule): Promise<void> {
  await schema.alterTable('pace').addColumn('set_at', 'bigint').execute();
}

/** How often a prompt comes where it is not every week: every so many weeks from a first day, or once in a month. */
export async function rhythms(schema: SchemaModule): Promise<void> {
  const table = schema.alterTable('schedule');
  await table.addColumn('every_weeks', 'integer', (column) => column.check(sql`every_weeks between 2 and 4`)).execute();
  await table
    .addColumn('counted_from', 'text', (column) =>
      column.check(sql`(every_weeks is null) = (counted_from is null) and coalesce(length(counted_from), 10) = 10`),
    )
    .execute();
  await table
    .addColumn('in_month', 'text', (column) =>
      column.check(
        sql`in_month is null or (in_month in ('first', 'second', 'third', 'fourth', 'last') and every_weeks is null)`,
      ),
    )
    .execute();
}

/** The newest notice of a change in each conversation, so that the next change can take its place. */
export async function notices(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('notice')
    .addColumn('conversation', 'text', (column) =>
      column.primaryKey().check(sql`length(conversation) between 1 and 500`),
    )
    .addColumn('tenant', 'text', (column) => column.notNull().check(sql`length(tenant) between 1 and 200`))
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('posted_at', 'text', (column) => column.notNull().check(sql`length(posted_at) = 24`))
    .execute();
  await schema.createIndex('notice_by_tenant').on('notice').column('tenant').execute();
}

/** Whether another way to see it follows each question, and those that are still to follow. */
export async function secondSteps(schema: SchemaModule): Promise<void> {
  await schema
    .alterTable('schedule')
    .addColumn('two_steps', 'integer', (column) => column.check(sql`two_steps = 1`))
    .execute();
  await schema
    .createTable('second_step')
    .addColumn('delivery', 'text', (column) => column.primaryKey().check(sql`length(delivery) between 1 and 64`))
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull().check(sql`length(due_at) = 24`))
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('waiting', 'sending')`))
    .addColumn('held_until', 'text', (column) => column.notNull().check(sql`length(held_until) = 24`))
    .execute();
  await schema.createIndex('second_step_by_hold').on('second_step').column('held_until').execute();
  await schema.createIndex('second_step_by_tenant').on('second_step').column('tenant').execute();
}

/** Tenants whose platform refuses the bot's token; and how often a platform left it open whether an owner was told. */
export async function lockouts(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('lockout')
    .addColumn('tenant', 'text', (column) => column.primaryKey().check(sql`length(tenant) between 1 and 200`))
    .addColumn('conversation', 'text', (column) => column.notNull().check(sql`length(conversation) between 1 and 500`))
    .addColumn('since', 'text', (column) => column.notNull().check(sql`length(since) = 24`))
    .addColumn('probe_at', 'text', (column) => column.notNull().check(sql`length(probe_at) = 24`))
    .addColumn('probes', 'integer', (column) => column.notNull().check(sql`probes >= 0`))
    .addColumn('ended_at', 'text', (column) => column.check(sql`length(ended_at) = 24`))
    .execute();
  await schema
    .alterTable('report')
    .addColumn('unanswered', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
