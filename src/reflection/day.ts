import type { Weekday } from './schedule';

const DAY_MS = 86_400_000;

/** A date of the calendar without a time or a zone, such as 2027-01-05. Sorts as it reads. */
export type Day = string;

/** The day so many days later, or earlier. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another year; 29 February becomes 1 March where there is none. */
export function addYears(day: Day, count: number): Day {
  const date = new Date(day);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return date.toISOString().slice(0, 10);
}

/** As ISO 8601 counts them. */
export function weekdayOf(day: Day): Weekday {
  return (new Date(day).getUTCDay() || 7) as Weekday;
}

/** The day with these numbers; undefined where the calendar has none, such as 30 February. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const [yyyy, mm, dd] = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')];
  const day = `${yyyy}-${mm}-${dd}`;
  const parsed = new Date(day);
  // JavaScript reads 30 February as 2 March.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${day}T`) ? day : undefined;
}
