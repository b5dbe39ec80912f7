import { nextSlot } from '../../reflection/slots';
import type { Act } from './act';

type Move = Extract<Act, { does: 'clock/move' }>['to'];

const AHEAD_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Returns the time after a move: a minute, an hour or a day later, or the first Monday 09:30 in `zone` after `now`. */
export function movedClock(to: Move, now: Date, zone: string): Date {
  if (to !== 'monday') return new Date(now.getTime() + AHEAD_MS[to]);
  const rule = { weekday: 1, time: '09:30', zone, onHolidays: 'post', region: 'none' } as const;
  return nextSlot(rule, new Date(now.getTime() + 1)).at;
}
