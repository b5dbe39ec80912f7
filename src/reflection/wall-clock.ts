import type { Day } from './day';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * The instant at which the clocks of a zone show this day and time (`09:30`). A time that occurs twice means the first;
 * a time that the clocks skip means the first whole minute after the gap. Throws a RangeError for an unknown zone.
 */
export function instantOf(day: Day, time: string, zone: string): Date {
  const shown = Date.parse(`${day}T${time}Z`);
  // No zone is more than a day from UTC, and the clocks change at most once in these two days.
  const before = offsetAt(shown - DAY, zone);
  const after = offsetAt(shown + DAY, zone);
  const [first, second] = [shown - Math.max(before, after), shown - Math.min(before, after)];
  if (first + offsetAt(first, zone) === shown) return new Date(first);
  if (second + offsetAt(second, zone) === shown) return new Date(second);
  return new Date(endOfGap(first, second, shown, zone));
}

/** The calendar day in the zone at this instant. */
export function dayAt(instant: Date, zone: string): Day {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 10);
}

/** At `early` the clocks show less than `shown`, at `late` more: the jump lies between the two. */
function endOfGap(early: number, late: number, shown: number, zone: string): number {
  let [low, high] = [early, late];
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (middle + offsetAt(middle, zone) < shown) low = middle;
    else high = middle;
  }
  // Historic offsets have seconds, so the clocks may have jumped to the middle of a minute.
  const offset = offsetAt(high, zone);
  return Math.ceil((high + offset) / MINUTE) * MINUTE - offset;
}

/** How far the zone is ahead of UTC, in milliseconds, by the platform's own time-zone data. */
function offsetAt(instant: number, zone: string): number {
  const written = formatter(zone).format(instant);
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(written) ?? [];
  const size = ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * SECOND;
  return sign === '-' ? -size : size;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One per zone: making one takes a thousand times as long as using it. */
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, made);
  return made;
}
