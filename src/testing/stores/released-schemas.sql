-- What each released step made of a database, with a row or two as that release wrote them. The first N steps are the database of
-- the release that ended with step N. Never changed: a new step is added at the end, as the release leaves it.
-- Both databases read it; on PostgreSQL “without rowid” is left out.

-- 1 suggestions
create table "suggestion" ("tenant" text not null,
  "folded" text not null,
  "word" text not null check (length(word) between 1 and 60),
  "count" integer not null check (count > 0),
  "first_on" text not null check (length(first_on) = 10),
  "last_on" text not null check (length(last_on) = 10),
  constraint "suggestion_key" primary key ("tenant", "folded"),
  constraint "suggestion_days" check (first_on <= last_on));
create index "suggestion_by_word" on "suggestion" ("folded", "first_on");
insert into suggestion values ('slack:T1', 'plug', 'Plug', 3, '2026-11-20', '2026-11-23');

-- 2 seen keys
create table "seen_key" ("key" text primary key check (length(key) = 43),
  "seen_at" text not null);
create index "seen_key_by_time" on "seen_key" ("seen_at");
insert into seen_key values ('0123456789012345678901234567890123456789012', '2026-11-23T12:00:00.000Z');

-- 3 schedules
create table "schedule" ("conversation" text primary key check (length(conversation) between 1 and 500),
  "tenant" text not null check (length(tenant) between 1 and 200),
  "owner" text not null check (length(owner) between 1 and 500),
  "weekday" integer not null check (weekday between 1 and 7),
  "time" text not null check (time between '00:00' and '23:59' and length(time) = 5),
  "zone" text not null check (length(zone) between 1 and 64),
  "on_holidays" text not null check (on_holidays in ('post', 'skip', 'next-working-day')),
  "region" text not null check (region in ('england-and-wales', 'scotland', 'northern-ireland', 'none')),
  "audience" text check (audience in ('practitioners', 'managers', 'leaders')),
  "state" text not null check (state in ('active', 'paused')),
  "because" text check (because in ('asked', 'removed', 'archived', 'gone', 'revoked')),
  "paused_until" text check (length(paused_until) = 10),
  "next_day" text check (length(next_day) = 10),
  "next_at" text check (length(next_at) = 24),
  "created_on" text not null check (length(created_on) = 10),
  "changed_on" text not null check (length(changed_on) = 10),
  constraint "schedule_pause_has_a_reason" check ((state = 'paused') = (because is not null)),
  constraint "schedule_end_of_a_pause" check (state = 'paused' or paused_until is null),
  constraint "schedule_next_is_whole" check ((next_day is null) = (next_at is null)),
  constraint "schedule_active_has_next" check ((next_at is not null) = (state = 'active' or paused_until is not null)));
create index "schedule_by_next" on "schedule" ("next_at");
create index "schedule_by_tenant" on "schedule" ("tenant");
insert into schedule (conversation, tenant, owner, weekday, time, zone, on_holidays, region, state, next_day, next_at, created_on, changed_on)
  values ('slack:T1:C1', 'slack:T1', 'slack:T0PARTNER:U0EVA', 1, '09:30', 'Europe/London', 'post', 'england-and-wales', 'active', '2026-11-30', '2026-11-30T09:30:00.000Z', '2026-11-20', '2026-11-20');

-- 4 deliveries
create table "delivery" ("id" text primary key check (length(id) between 1 and 64),
  "conversation" text not null,
  "tenant" text not null,
  "kind" text not null check (kind in ('weekly', 'now')),
  "day" text check (length(day) = 10),
  "due_at" text not null check (length(due_at) = 24),
  "audience" text check (audience in ('practitioners', 'managers', 'leaders')),
  "prompt" text,
  "state" text not null check (state in ('waiting', 'sending', 'sent', 'unclear', 'missed', 'failed')),
  "attempts" integer default 0 not null,
  "unanswered" integer default 0 not null,
  "holder" text,
  "held_until" text check (length(held_until) = 24),
  "message_id" text,
  "sent_at" text check (length(sent_at) = 24),
  constraint "delivery_weekly_has_a_day" check ((kind = 'weekly') = (day is not null)),
  constraint "delivery_open_is_held" check ((state in ('waiting', 'sending')) = (held_until is not null)),
  constraint "delivery_sending_has_a_prompt" check (state not in ('sending', 'sent', 'unclear') or prompt is not null),
  constraint "delivery_sent_is_recorded" check ((state = 'sent') = (message_id is not null and sent_at is not null)),
  constraint "delivery_of_the_day" unique ("conversation", "day"));
create index "delivery_by_hold" on "delivery" ("held_until");
create index "delivery_by_due" on "delivery" ("due_at");
create index "delivery_by_tenant" on "delivery" ("tenant");
insert into delivery (id, conversation, tenant, kind, day, due_at, prompt, state, message_id, sent_at)
  values ('delivery-1', 'slack:T1:C1', 'slack:T1', 'weekly', '2026-11-23', '2026-11-23T09:30:00.000Z', 'a-prompt', 'sent', 'message 1', '2026-11-23T09:30:01.000Z');

-- 5 reports
create table "report" ("id" text primary key,
  "kind" text not null check (kind in ('missed', 'unclear', 'paused')),
  "person" text not null,
  "conversation" text not null,
  "tenant" text not null,
  "delivery" text,
  "slots" integer not null check (slots > 0),
  "because" text check (because in ('removed', 'archived', 'gone', 'revoked')),
  "made_at" text not null check (length(made_at) = 24),
  "try_at" text not null check (length(try_at) = 24),
  "attempts" integer default 0 not null,
  constraint "report_pause_has_a_reason" check ((kind = 'paused') = (because is not null)));
create index "report_by_try" on "report" ("try_at");
insert into report (id, kind, person, conversation, tenant, slots, made_at, try_at)
  values ('report-1', 'missed', 'slack:T0PARTNER:U0EVA', 'slack:T1:C1', 'slack:T1', 1, '2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z');

-- 6 prompt uses
create table "prompt_use" ("conversation" text not null,
  "sequence" integer not null,
  "tenant" text not null,
  "prompt" text not null,
  "used_on" text not null check (length(used_on) = 10),
  "delivery" text not null,
  constraint "prompt_use_key" primary key ("conversation", "sequence"),
  constraint "prompt_use_once" unique ("delivery", "prompt"));
insert into prompt_use values ('slack:T1:C1', 1, 'slack:T1', 'a-prompt', '2026-11-23', 'delivery-1');

-- 7 addresses
create table "address" ("of" text primary key,
  "tenant" text not null,
  "note" text not null check (length(note) <= 8000),
  "refreshed_on" text not null check (length(refreshed_on) = 10));
create index "address_by_tenant" on "address" ("tenant");
insert into address values ('teams:t-1:19:room', 'teams:t-1', '{}', '2026-11-23');

-- 8 paces
create table "pace" ("of" text primary key,
  "tenant" text not null,
  "free_at" bigint not null);
insert into pace (of, tenant, free_at) values ('slack:T1', 'slack:T1', 1795426200000);

-- 9 polls
create table "poll" ("id" text primary key check (length(id) = 24),
  "tenant" text not null check (length(tenant) between 1 and 200),
  "conversation" text not null check (length(conversation) between 1 and 500),
  "thread" text,
  "creator" text check (length(creator) between 1 and 500),
  "question" text not null check (length(question) between 1 and 150),
  "question_key" text not null,
  "options" text not null,
  "many" integer not null check (many in (0, 1)),
  "openness" text not null check (openness in ('anonymous', 'open')),
  "template" text,
  "about" text,
  "follow_up" text,
  "closes_at" text check (length(closes_at) = 24),
  "state" text not null check (state in ('open', 'closed')),
  "message_id" text,
  "undrawn" integer not null check (undrawn in (0, 1)),
  "created_at" text not null check (length(created_at) = 24),
  "closed_at" text check (length(closed_at) = 24),
  "result" text,
  "show_at" text check (length(show_at) = 24),
  constraint "poll_closed_has_a_time" check ((state = 'closed') = (closed_at is not null)),
  constraint "poll_closed_has_a_result" check ((state = 'closed') = (result is not null)),
  constraint "poll_shows_a_result_only" check (state = 'closed' or show_at is null),
  constraint "poll_draws_while_open" check (state = 'open' or undrawn = 0));
create index "poll_by_place" on "poll" ("conversation", "created_at");
create index "poll_by_tenant" on "poll" ("tenant");
create index "poll_by_closing" on "poll" ("state", "closes_at");
create index "poll_by_showing" on "poll" ("show_at");
create table "vote" ("poll" text not null references "poll" ("id") on delete cascade,
  "voter" text not null check (length(voter) = 43),
  "choices" text not null,
  constraint "vote_key" primary key ("poll", "voter")) without rowid;
create table "poll_key" ("poll" text not null references "poll" ("id") on delete cascade,
  "sealed" text not null,
  constraint "poll_key_key" primary key ("poll")) without rowid;
create table "poll_draft" ("id" text primary key check (length(id) = 24),
  "tenant" text not null,
  "conversation" text not null,
  "thread" text,
  "creator" text not null,
  "draft" text not null check (length(draft) <= 8000),
  "made_at" text not null check (length(made_at) = 24));
create index "poll_draft_by_time" on "poll_draft" ("made_at");
create table "shown_result" ("conversation" text not null,
  "asked" text not null check (length(asked) = 43),
  "tenant" text not null,
  "shown_at" text not null check (length(shown_at) = 24),
  constraint "shown_result_key" primary key ("conversation", "asked"));
insert into poll (id, tenant, conversation, creator, question, question_key, options, many, openness, state, message_id, undrawn, created_at)
  values ('abcdefghijklmnopqrstuvwx', 'slack:T1', 'slack:T1:C1', 'slack:T0PARTNER:U0EVA', 'Is it late?', 'is it late', '["Yes","No"]', 0, 'anonymous', 'open', 'message 2', 0, '2026-11-23T12:00:00.000Z');
insert into poll_key values ('abcdefghijklmnopqrstuvwx', '5DmgA7TpGoM34jrWUL1yY2fGWgOkYB7tlQUaJjpdOThQmWI91V_SWQ84QFh2U6W0LePi6AHN3FQ7sSTW');
insert into vote values ('abcdefghijklmnopqrstuvwx', '_Se2uimaq-aC5bJz2yjqDUSGt0scdQIiUYgLi-_GIJ0', '[0]');
insert into poll_draft (id, tenant, conversation, creator, draft, made_at)
  values ('xwvutsrqponmlkjihgfedcba', 'slack:T1', 'slack:T1:C1', 'slack:T0PARTNER:U0EVA', '{}', '2026-11-23T12:00:00.000Z');
insert into shown_result values ('slack:T1:C1', '0123456789012345678901234567890123456789012', 'slack:T1', '2026-11-23T12:00:00.000Z');

-- 10 one id a person
update schedule set owner = 'slack:T1:U0EVA';
update report set person = 'slack:T1:U0EVA';
update poll set creator = 'slack:T1:U0EVA';
update poll_draft set creator = 'slack:T1:U0EVA';

-- 11 paces since
alter table "pace" add column "set_at" bigint;
update pace set set_at = 1795426190000;

-- 12 results kept back
alter table "poll" add column "kept_back" text;
alter table "poll" add column "kept_until" text;
create index "poll_by_keeping" on "poll" ("kept_until");

-- 13 question keys
update poll set question_key = 'is it iate';

-- 14 roles
create table "role" ("person" text primary key check (length(person) between 1 and 500),
  "tenant" text not null check (length(tenant) between 1 and 200),
  "role" text not null check (role in ('practitioners', 'managers', 'leaders')),
  "chosen_on" text not null check (length(chosen_on) = 10));
create index "role_by_tenant" on "role" ("tenant");
insert into role values ('slack:T1:U0EVA', 'slack:T1', 'managers', '2026-11-23');

-- 15 rhythms
alter table "schedule" add column "every_weeks" integer check (every_weeks between 2 and 4);
alter table "schedule" add column "counted_from" text check ((every_weeks is null) = (counted_from is null) and coalesce(length(counted_from), 10) = 10);
alter table "schedule" add column "in_month" text check (in_month is null or (in_month in ('first', 'second', 'third', 'fourth', 'last') and every_weeks is null));
update schedule set every_weeks = 2, counted_from = '2026-11-30';

-- 16 notices
create table "notice" ("conversation" text primary key check (length(conversation) between 1 and 500),
  "tenant" text not null check (length(tenant) between 1 and 200),
  "message_id" text not null,
  "posted_at" text not null check (length(posted_at) = 24));
create index "notice_by_tenant" on "notice" ("tenant");
insert into notice values ('slack:T1:C1', 'slack:T1', 'message 3', '2026-11-23T12:00:00.000Z');

-- 17 helpful
create table "helpful" ("tenant" text not null check (length(tenant) between 1 and 200),
  "entry" text not null check (length(entry) between 1 and 200),
  "month" text not null check (length(month) = 7),
  "yes" integer not null check (yes >= 0),
  "no" integer not null check (no >= 0),
  constraint "helpful_key" primary key ("tenant", "entry", "month"));
insert into helpful values ('slack:T1', 'county-lines', '2026-11', 2, 1);

-- 18 cards changed on
alter table "poll" add column "changed_on" text check (length(changed_on) = 10);
update poll set changed_on = '2026-11-23';

-- 19 feedback
create table "feedback" ("number" integer primary key,
  "tenant" text not null check (length(tenant) between 1 and 200),
  "entry" text check (length(entry) between 1 and 200),
  "kind" text not null check (kind in ('out-of-date', 'unclear', 'missing', 'wrong', 'other')),
  "text" text not null check (length(text) <= 280),
  "month" text not null check (length(month) = 7),
  "done" integer not null check (done in (0, 1)));
create index "feedback_by_tenant" on "feedback" ("tenant", "done");
insert into feedback values (1, 'slack:T1', 'county-lines', 'unclear', 'Too long.', '2026-11', 0);

-- 20 second steps
alter table "schedule" add column "two_steps" integer check (two_steps = 1);
create table "second_step" ("delivery" text primary key check (length(delivery) between 1 and 64),
  "conversation" text not null,
  "tenant" text not null,
  "prompt" text not null,
  "due_at" text not null check (length(due_at) = 24),
  "state" text not null check (state in ('waiting', 'sending')),
  "held_until" text not null check (length(held_until) = 24));
create index "second_step_by_hold" on "second_step" ("held_until");
create index "second_step_by_tenant" on "second_step" ("tenant");
update schedule set two_steps = 1;
insert into second_step values ('delivery-1', 'slack:T1:C1', 'slack:T1', 'a-prompt', '2026-11-26T09:30:00.000Z', 'waiting', '2026-11-26T09:30:00.000Z');
