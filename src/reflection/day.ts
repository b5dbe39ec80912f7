import type { Weekday } from './schedule';

const DAY_MS = 86_400_000;

/** A calendar date without time or zone, such as `2027-01-05`. Sorts correctly as text. */
export type Day = string;

/** The day `count` days later, or earlier if negative. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `count` years later; 29 February becomes 1 March in a year without one. */
export function addYears(day: Day, count: number): Day {
  const date = new Date(day);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return date.toISOString().slice(0, 10);
}

/** The weekday by ISO 8601: Monday is 1. */
export function weekdayOf(day: Day): Weekday {
  return (new Date(day).getUTCDay() || 7) as Weekday;
}

/** The day with these numbers; undefined if there is no such day, such as 30 February. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const [yyyy, mm, dd] = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')];
  const day = `${yyyy}-${mm}-${dd}`;
  const parsed = new Date(day);
  // JavaScript parses 30 February as 2 March.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${day}T`) ? day : undefined;
}
