import { inParallel } from '../../concurrency';
import type { Tenant } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import type { Schedule } from '../../reflection/schedule';
import type { Delivery } from '../../store/prompts/deliveries';
import type { Report } from '../../store/prompts/reports';
import { nextTry, spreadOf } from './next-try';
import { backOff, capPause, inTime, LEASE_MS, LONGEST_WAIT_MS, SEND_LIMIT_MS } from './send';
import type { PromptMessages, ScheduleServices } from './services';

/** How long a report is worth telling: through any outage, but only until the next week’s prompt is news itself. */
const NEWS_MS = 7 * 24 * 60 * 60 * 1_000;

/** So few at once that all are told before their lease expires, however long the platform takes. */
const AT_ONCE = 20;

/** At most this many of them, so that a tenant whose platform does not answer leaves room for the others. */
const PER_TENANT = 5;

/**
 * Tells the owners of schedules what went wrong, or the conversation if its owner cannot be reached. An owner who could
 * not be told is logged and counted.
 */
export function createTellOwners(services: ScheduleServices) {
  const { store, messenger, paceIn, messages, clock, wait, countOutcome, log, sendLimitMs = SEND_LIMIT_MS } = services;

  return async function tellOwners(signal: AbortSignal = new AbortController().signal): Promise<void> {
    while (!signal.aborted) {
      const now = clock();
      const freeBy = new Date(now.getTime() + LONGEST_WAIT_MS);
      const portion = { limit: AT_ONCE, perTenant: PER_TENANT, freeBy };
      const reports = await store.reports.take(now, new Date(now.getTime() + LEASE_MS), portion);
      if (reports.length === 0) return;
      await inParallel(AT_ONCE, reports, (report) => tell(report, signal));
    }
  };

  async function tell(report: Report, signal: AbortSignal): Promise<void> {
    const { id, kind, conversation } = report;
    try {
      const schedule = await store.schedules.get(conversation);
      const delivery = report.delivery === null ? undefined : await store.deliveries.find(report.delivery);
      const told = schedule && messagesOf(report, delivery, schedule, messages, clock());
      // To whoever owns it now: somebody may have taken it over.
      if (told) await say(told, schedule, signal);
      await store.reports.close(id);
    } catch (error) {
      if (error instanceof DeliveryError && error.retryAfterMs)
        await backOff(services, report.tenant, error.retryAfterMs);
      const again = whenAgain(report, error, clock());
      log.warn({ err: error, kind, conversation, again }, 'the owner of a schedule could not be told');
      if (again) return store.reports.putOff(id, again);
      countOutcome('untold');
      await store.reports.close(id);
    }
  }

  /** Tells the owner, or everybody in the conversation if the owner can no longer be reached. */
  async function say({ forOwner, forAll }: Messages, { owner, conversation, tenant }: Schedule, signal: AbortSignal) {
    await waitForRateLimit(tenant, signal);
    try {
      await inTime(sendLimitMs, messenger.sendDirect(owner, forOwner));
    } catch (error) {
      if (!forAll || passes(error)) throw error;
      await waitForRateLimit(tenant, signal);
      await inTime(sendLimitMs, messenger.send(conversation, forAll));
      countOutcome('untold');
      log.warn(
        { err: error, conversation },
        'the owner of a schedule could not be reached, so its conversation was told',
      );
    }
  }

  async function waitForRateLimit(tenant: Tenant, signal: AbortSignal): Promise<void> {
    const freeAt = await store.rateLimits.reserve(tenant, tenant, paceIn(tenant).tenantGapMs, clock());
    const ms = freeAt.getTime() - clock().getTime();
    if (ms > LONGEST_WAIT_MS) throw new DeliveryError('busy', { retryAfterMs: ms });
    await wait(ms, signal);
  }
}

/** True if a later try may succeed. An unforeseen fault may pass too. */
const passes = (error: unknown) => !(error instanceof DeliveryError) || error.retryable;

/** When to try again; null if it is no longer worth trying. */
function whenAgain({ id, madeAt, attempts }: Report, error: unknown, now: Date): Date | null {
  if (!passes(error)) return null;
  const retryAfterMs = error instanceof DeliveryError && error.retryAfterMs ? capPause(error.retryAfterMs) : undefined;
  const end = new Date(madeAt.getTime() + NEWS_MS);
  return nextTry({ attempts: attempts + 1, now, end, retryAfterMs, spread: spreadOf(id) });
}

/** `forAll`: set if the conversation can be told instead of the owner. */
type Messages = { readonly forOwner: Message; readonly forAll?: Message };

/** Undefined if it is no longer news, because somebody has started the schedule again. */
function messagesOf(
  { kind, slots }: Report,
  delivery: Delivery | undefined,
  schedule: Schedule,
  { told, toldAll }: PromptMessages,
  now: Date,
): Messages | undefined {
  switch (kind) {
    case 'missed': {
      const missed = { slots, last: delivery ? new Date(delivery.due_at) : null };
      return { forOwner: told.missed(schedule, missed, now), forAll: toldAll.missed(schedule, missed, now) };
    }
    case 'unclear':
      return delivery && { forOwner: told.unclear(schedule, delivery.id, now), forAll: toldAll.unclear(schedule, now) };
    case 'paused':
      // No `forAll`: the bot cannot post in a conversation whose schedule was paused like this.
      return schedule.because === null || schedule.because === 'asked'
        ? undefined
        : { forOwner: told.paused(schedule, schedule.because) };
  }
}
