import type { ScheduleRow } from './database';

/** One week's turn: its day names it, `at` is when it is posted. */
export type KeptSlot = { readonly day: string; readonly at: Date };

/** A schedule as it is kept. The rules that make sense of it are not known here. */
export type KeptSchedule = {
  readonly conversation: string;
  readonly tenant: string;
  readonly owner: string;
  readonly weekday: ScheduleRow['weekday'];
  readonly time: string;
  readonly zone: string;
  readonly onHolidays: ScheduleRow['on_holidays'];
  readonly region: ScheduleRow['region'];
  readonly audience: ScheduleRow['audience'];
  readonly state: ScheduleRow['state'];
  readonly because: ScheduleRow['because'];
  readonly pausedUntil: string | null;
  readonly next: KeptSlot | null;
};

/** Why a platform no longer takes a conversation's prompts. */
export type WhyPaused = Exclude<ScheduleRow['because'], 'asked' | null>;

/** The same schedule, as the rest of the program knows it. */
export function fromRow(row: ScheduleRow): KeptSchedule {
  const { conversation, tenant, owner, weekday, time, zone, region, audience, state, because } = row;
  return {
    ...{ conversation, tenant, owner, weekday, time, zone, region, audience, state, because },
    onHolidays: row.on_holidays,
    pausedUntil: row.paused_until,
    next: row.next_day !== null && row.next_at !== null ? { day: row.next_day, at: new Date(row.next_at) } : null,
  };
}

/** What is written; `now` gives the days on which it was made and changed. */
export function toRow({ onHolidays, pausedUntil, next, ...same }: KeptSchedule, now: Date): ScheduleRow {
  const { conversation, tenant, owner, weekday, time, zone, region, audience, state, because } = same;
  return {
    ...{ conversation, tenant, owner, weekday, time, zone, region, audience, state, because },
    on_holidays: onHolidays,
    paused_until: pausedUntil,
    next_day: next?.day ?? null,
    next_at: next?.at.toISOString() ?? null,
    created_on: dayOf(now),
    changed_on: dayOf(now),
  };
}

/** The day in UTC, such as `2026-11-23`. */
export const dayOf = (time: Date) => time.toISOString().slice(0, 10);
