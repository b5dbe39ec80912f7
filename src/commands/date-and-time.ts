import { dayAt } from '../reflection/wall-clock';
import { weekdayDate } from '../text/long-date';

/** The date and time in the zone: `Monday 23 November 2026, 09:30`. */
export const dateAndTime = (at: Date, zone: string): string => `${weekdayDate(dayAt(at, zone))}, ${timeOn(at, zone)}`;

/** The time in the zone: `09:30`. */
export const timeOn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
