import { isHoliday } from './bank-holidays';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './moved-clock';
import type { Rule } from './rules';

/** One time at which a prompt is due, in milliseconds since 1970, and the day in its own zone on which that is. */
export type Due = { readonly at: number; readonly day: string };

/**
 * When prompts are due from `from` up to, but not, `until`; worked out without any of the program’s own code: it goes from
 * day to day, and for each looks at the wall clock of the zone quarter of an hour by quarter of an hour.
 */
export function dueBetween(rule: Rule, from: number, until: number): Due[] {
  const found: Due[] = [];
  // A holiday moves a prompt by up to six days, and a zone is up to a day away.
  for (let at = from - 9 * DAY_MS; at < until + 2 * DAY_MS; at += DAY_MS) {
    const own = new Date(at).toISOString().slice(0, 10);
    if (weekdayOf(own) !== rule.weekday) continue;
    const day = movedBy(rule, own);
    const due = day && { day, at: firstInstant(day, rule.time, rule.zone) };
    if (due && due.at >= from && due.at < until) found.push(due);
  }
  return found;
}

/** The day on which the prompt of its own day comes; undefined where a holiday takes it away. */
function movedBy({ holidays, region, weekday }: Rule, own: string): string | undefined {
  if (holidays === 'post' || !isHoliday(own, region)) return own;
  if (holidays === 'skip') return undefined;
  const later = [1, 2, 3, 4, 5, 6].map((days) => new Date(Date.parse(own) + days * DAY_MS).toISOString().slice(0, 10));
  return later.find((day) => !isHoliday(day, region) && (weekday >= 6 || weekdayOf(day) < 6));
}

const weekdayOf = (day: string) => new Date(day).getUTCDay() || 7;

const known = new Map<string, number>();

/** The first moment whose wall clock shows this day and time or later. Clocks change on a quarter of an hour. */
function firstInstant(day: string, time: string, zone: string): number {
  const key = `${zone} ${day} ${time}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let at = Date.parse(`${day}T${time}Z`) - 16 * HOUR_MS;
  while (wallClock(at, zone) < `${day} ${time}`) at += 15 * MINUTE_MS;
  known.set(key, at);
  return at;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** 2027-03-28 01:30 */
function wallClock(at: number, zone: string): string {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...SHOWN });
  clocks.set(zone, clock);
  return clock.format(at);
}

const SHOWN: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};
