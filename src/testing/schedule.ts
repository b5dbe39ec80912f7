import type { Schedule } from '../reflection/schedule';

/** The weekly prompt of the channel that `testAsker` is in; the next comes a week after the tests' Monday. */
export function testSchedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    conversation: 'slack:T1:C1',
    tenant: 'slack:T1',
    owner: 'slack:T1:U0ANN',
    weekday: 1,
    time: '09:30',
    zone: 'Europe/London',
    audience: null,
    onHolidays: 'next-working-day',
    region: 'england-and-wales',
    state: 'active',
    because: null,
    pausedUntil: null,
    next: { day: '2026-11-30', at: new Date('2026-11-30T09:30:00Z') },
    ...changes,
  };
}
