import type { Message } from '../message';
import { NotSent } from '../messenger';
import type { Schedule } from '../reflection/schedule';
import type { Report } from '../store/reports';
import { inParallel } from './in-parallel';
import { inTime, SEND_LIMIT_MS } from './in-time';
import { LEASE_MS } from './lease';
import { nextTry, spreadOf } from './next-try';
import { LONGEST_WAIT_MS } from './pace';
import type { ScheduleServices } from './services';
import type { Voice } from './voice';

/** News is told so long: over any outage of the platform, and no longer than until the next week’s turn is news itself. */
const NEWS_MS = 7 * 24 * 60 * 60 * 1_000;

/** So few at once that all are told before their lease ends, however long the platform takes. */
const AT_ONCE = 20;

/** Tells the owners of schedules what went wrong. Somebody who cannot be told is logged and counted. */
export function createTellOwners(services: ScheduleServices) {
  const { store, messenger, paceIn, voice, clock, wait, counted, log, sendLimitMs = SEND_LIMIT_MS } = services;

  return async function tellOwners(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = clock();
      const reports = await store.reports.take(now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
      if (reports.length === 0) return;
      await inParallel(AT_ONCE, reports, (report) => tell(report, signal));
    }
  };

  async function tell(report: Report, signal: AbortSignal): Promise<void> {
    const { id, kind, person, conversation, tenant } = report;
    try {
      const schedule = await store.schedules.get(conversation);
      const message = schedule && messageOf(report, schedule, voice, clock());
      if (message) {
        const turn = await store.paces.reserve(tenant, tenant, paceIn(tenant).tenantGapMs, clock());
        await wait(Math.min(turn.getTime() - clock().getTime(), LONGEST_WAIT_MS), signal);
        await inTime(sendLimitMs, messenger.tell(person, message));
      }
      await store.reports.close(id);
    } catch (error) {
      const again = whenAgain(report, error, clock());
      log.warn({ err: error, kind, conversation, again }, 'the owner of a schedule could not be told');
      if (again) return store.reports.putOff(id, again);
      counted('untold');
      await store.reports.close(id);
    }
  }
}

/** Null when it is not worth trying any more. */
function whenAgain({ id, madeAt, attempts }: Report, error: unknown, now: Date): Date | null {
  if (error instanceof NotSent && !error.passes) return null;
  const retryAfterMs = error instanceof NotSent ? error.retryAfterMs : undefined;
  const end = new Date(madeAt.getTime() + NEWS_MS);
  return nextTry({ attempts: attempts + 1, now, end, retryAfterMs, spread: spreadOf(id) });
}

/** Undefined where it is news no longer: somebody has set the schedule going again. */
function messageOf(
  { kind, delivery, slots }: Report,
  schedule: Schedule,
  { told }: Voice,
  now: Date,
): Message | undefined {
  switch (kind) {
    case 'missed':
      return told.missed(schedule, slots, now);
    case 'unclear':
      return delivery === null ? undefined : told.unclear(schedule, delivery, now);
    case 'paused':
      return schedule.because === null || schedule.because === 'asked' ? undefined : told.paused(schedule, now);
  }
}
