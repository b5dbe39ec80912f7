import { nextSlot } from '../../reflection/slots';

/** The next Monday at 09:30 in this time zone, strictly after `now`. */
export function nextMonday(now: Date, zone: string): Date {
  const rule = { weekday: 1, time: '09:30', zone, onHolidays: 'post', region: 'none' } as const;
  return nextSlot(rule, new Date(now.getTime() + 1)).at;
}
