import type { Rhythm, Schedule } from '../../reflection/schedule';
import type { ScheduleRow } from './prompt-rows';

/** The names that a schedule and its row share. */
const SAME = [
  ...(['conversation', 'tenant', 'owner', 'weekday', 'time', 'zone'] as const),
  ...(['region', 'audience', 'state', 'because'] as const),
] as const;

/** The schedule that a row holds. */
export function fromRow(row: ScheduleRow): Schedule {
  const { on_holidays: onHolidays, paused_until: pausedUntil, next_day: day, next_at: at } = row;
  const next = day !== null && at !== null ? { day, at: new Date(at) } : null;
  const steps = row.two_steps === null ? {} : ({ twoSteps: true } as const);
  return { ...pick(row, SAME), ...rhythmIn(row), ...steps, onHolidays, pausedUntil, next };
}

function rhythmIn({ every_weeks: weeks, counted_from: from, in_month: inMonth }: ScheduleRow): { rhythm?: Rhythm } {
  if (weeks !== null) return { rhythm: { weeks, from } };
  return inMonth === null ? {} : { rhythm: { inMonth } };
}

/** The row that holds a schedule. `created_on` and `changed_on` are both the day of `now`. */
export function toRow(schedule: Schedule, now: Date): ScheduleRow {
  const { onHolidays, pausedUntil, next, rhythm } = schedule;
  const weeks = rhythm && 'weeks' in rhythm ? rhythm : null;
  return {
    ...pick(schedule, SAME),
    on_holidays: onHolidays,
    paused_until: pausedUntil,
    next_day: next?.day ?? null,
    next_at: next?.at.toISOString() ?? null,
    created_on: dayOf(now),
    changed_on: dayOf(now),
    every_weeks: weeks?.weeks ?? null,
    counted_from: weeks?.from ?? null,
    in_month: rhythm && 'inMonth' in rhythm ? rhythm.inMonth : null,
    two_steps: schedule.twoSteps ? 1 : null,
  };
}

const pick = <T, K extends keyof T>(from: T, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;

/** The day in UTC, such as `2026-11-23`. */
export const dayOf = (time: Date) => time.toISOString().slice(0, 10);
