import { dayAt } from '../reflection/wall-clock';
import { shortDate, shortWeekday, weekdayDate } from '../text/long-date';

/** The date and time in the zone: `Monday 23 November 2026, 09:30`. */
export const dateAndTime = (at: Date, zone: string): string => `${weekdayDate(dayAt(at, zone))}, ${timeOn(at, zone)}`;

/** The time in the zone: `09:30`. */
export const timeOn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** The time as it stands on a card that is read at `now`: `09:30` today, `Tue 09:30` on another day, `Tue 8 Dec 09:30` a week off. */
export function clockTime(at: Date, now: Date, zone: string): string {
  const [day, today] = [dayAt(at, zone), dayAt(now, zone)];
  if (day === today) return timeOn(at, zone);
  const isNear = Math.abs(Date.parse(day) - Date.parse(today)) < 7 * DAY_MS;
  return `${isNear ? shortWeekday(day) : shortDate(day)} ${timeOn(at, zone)}`;
}

/** The same in the middle of a sentence: `at 09:30`, `on Tue at 09:30`, `on Tue 8 Dec at 09:30`. */
export const whenClockTime = (at: Date, now: Date, zone: string): string =>
  clockTime(at, now, zone).replace(/^(?:(.+) )?(\S+)$/, (_all, day: string | undefined, time: string) =>
    day === undefined ? `at ${time}` : `on ${day} at ${time}`,
  );

const DAY_MS = 86_400_000;
