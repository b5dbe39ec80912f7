import type { ColumnType } from 'kysely';
import type { Conversation, Person, Tenant } from '../../ids';
import type { InMonth, Schedule } from '../../reflection/schedule';

/** One row per conversation that has a schedule. Times are ISO 8601 in UTC, with milliseconds; days are `2026-11-23`. */
export type ScheduleRow = {
  conversation: Conversation;
  tenant: Tenant;
  owner: Person;
  weekday: Schedule['weekday'];
  /** `09:30` */
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
  /** Every so many weeks, counted from that day; or once in a month. All three are null if it is every week. */
  every_weeks: 2 | 3 | 4 | null;
  counted_from: string | null;
  in_month: InMonth | null;
  /** 1 if another way to see it follows each question; otherwise null. */
  two_steps: 1 | null;
};

/** One row per conversation: the newest message there that told everybody about a change. */
export type NoticeRow = { conversation: Conversation; tenant: Tenant; message_id: string; posted_at: string };

/** One row per prompt that was to be posted: a schedule's weekly slot, or an extra one that somebody asked for. */
export type DeliveryRow = {
  id: string;
  conversation: Conversation;
  tenant: Tenant;
  kind: 'weekly' | 'now';
  /** The slot's day; null for an extra one. */
  day: string | null;
  due_at: string;
  audience: ScheduleRow['audience'];
  /** The prompt's id, from the first attempt on. */
  prompt: string | null;
  /** `sending` is written before the platform is called; `unclear`: it may have been posted. See `createDeliveries`. */
  state: 'waiting' | 'sending' | 'sent' | 'unclear' | 'missed' | 'failed';
  attempts: number;
  /** How many attempts the platform did not answer. */
  unanswered: number;
  /** The replica that has claimed it, until `held_until`; from then on any replica may take it up. */
  holder: string | null;
  held_until: string | null;
  message_id: string | null;
  sent_at: string | null;
};

/** One row per thing that the owner of a schedule is still to be told. It is deleted once they have been told. */
export type ReportRow = {
  id: string;
  kind: 'missed' | 'unclear' | 'paused';
  person: Person;
  conversation: Conversation;
  tenant: Tenant;
  delivery: string | null;
  /** How many weekly slots it is about. */
  slots: number;
  because: Exclude<ScheduleRow['because'], 'asked'>;
  made_at: string;
  /** Nobody tells it before this time: an attempt was put off, or a replica is telling it now. */
  try_at: string;
  attempts: number;
  /** How many attempts the platform did not answer: they may have been told. */
  unanswered: number;
};

/** One row per prompt shown in a conversation, numbered within it in the order of showing. */
export type PromptUseRow = {
  conversation: Conversation;
  sequence: number;
  tenant: Tenant;
  prompt: string;
  used_on: string;
  delivery: string;
};

/** Conversation references (Bot Framework's term), written by a platform adapter. The store keeps `note` as an opaque string. */
export type AddressRow = { of: Conversation | Person; tenant: Tenant; note: string; refreshed_on: string };

/** One row per posted prompt that another way to see it is to follow, in its thread. It is deleted once that was posted or given up. */
export type SecondStepRow = {
  /** The id of the prompt's delivery. */
  delivery: string;
  /** The prompt that was posted. Another may stand there by now. */
  prompt: string;
  conversation: Conversation;
  tenant: Tenant;
  due_at: string;
  /** `sending` is written before the platform is called: it may have been posted. */
  state: 'waiting' | 'sending';
  /** Nobody takes it up before this time: it is not due, was put off, or a replica is sending it now. */
  held_until: string;
};

/**
 * Rate limits: one row per key, which is a tenant, a conversation, or a request made there. `free_at` is when the next message
 * may go out, `set_at` when that was written, both in milliseconds since 1970. `set_at` is null in rows older than the column.
 */
export type PaceRow = { of: string; tenant: Tenant; free_at: Milliseconds; set_at: Milliseconds | null };

/**
 * One row per tenant whose platform refuses the bot's token, until what was missed meanwhile is settled. `conversation`: one
 * there, to ask the platform about. `ended_at`: since when it lets the bot in again; null while it does not.
 */
export type LockoutRow = {
  tenant: Tenant;
  conversation: Conversation;
  since: string;
  /** Nobody asks the platform before this time. */
  probe_at: string;
  /** How often it was asked. */
  probes: number;
  ended_at: string | null;
};

type Milliseconds = ColumnType<number | string, number, number>;
