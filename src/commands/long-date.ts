import { dayAt } from '../reflection/wall-clock';

/** `2026-11-23` as `23 November 2026`. */
export const longDate = (day: string): string => joined(day, ['day', 'month', 'year']);

/** `2026-11-23` as `Monday 23 November 2026`. */
export const weekdayDate = (day: string): string => joined(day, ['weekday', 'day', 'month', 'year']);

/** On the wall clock of the zone: `Monday 23 November 2026, 09:30`. */
export const dateAndTime = (at: Date, zone: string): string => `${weekdayDate(dayAt(at, zone))}, ${timeOn(at, zone)}`;

/** On the wall clock of the zone: `09:30`. */
export function timeOn(at: Date, zone: string): string {
  const { hour, minute } = partsOf(at, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${hour}:${minute}`;
}

/** Joined here and not by `format`, whose commas change with the platform's data. */
function joined(day: string, names: readonly ('weekday' | 'day' | 'month' | 'year')[]): string {
  const date = new Date(`${day}T00:00:00Z`);
  const parts = partsOf(date, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return names.map((name) => parts[name]).join(' ');
}

function partsOf(at: Date, options: Intl.DateTimeFormatOptions): Partial<Record<string, string>> {
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}
