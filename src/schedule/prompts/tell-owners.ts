import { inParallel } from '../../concurrency';
import type { Tenant } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { Schedule } from '../../reflection/schedule';
import type { Report } from '../../store/prompts/reports';
import { noteLockout } from './lockouts';
import { isNews, type Messages, messagesOf, missedIn, type News, together } from './news';
import { nextTry, spreadOf } from './next-try';
import { backOff, capPause, inTime, LEASE_MS, LONGEST_WAIT_MS, SEND_LIMIT_MS } from './send';
import type { ScheduleServices } from './services';

/** How long a report is worth telling: through any outage, but only until the next week’s prompt is news itself. */
const NEWS_MS = 7 * 24 * 60 * 60 * 1_000;

/** So few at once that all are told before their lease expires, however long the platform takes. */
const AT_ONCE = 20;

/** At most this many of them, so that a tenant whose platform does not answer leaves room for the others. */
const PER_TENANT = 5;

/**
 * How many times a platform may leave open whether it took one report. Each time it may have been told all the same: a second
 * try is worth the risk of telling it twice, and a third is not.
 */
const MOST_UNANSWERED = 2;

/**
 * Tells the owners of schedules what went wrong, or the conversation if its owner cannot be reached. Whoever is to hear of
 * several missed prompts hears of all in one message. An owner who could not be told is logged and counted.
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
      const news = (await Promise.all(reports.map(readUp))).filter((one) => one !== undefined);
      await inParallel(AT_ONCE, together(news), (several) => tell(several, signal));
    }
  };

  /** What the report is about; undefined, with the report closed or put off, if it is no longer news or cannot be read. */
  async function readUp(report: Report): Promise<News | undefined> {
    try {
      const schedule = await store.schedules.get(report.conversation);
      const delivery = report.delivery === null ? undefined : await store.deliveries.find(report.delivery);
      if (schedule && isNews(report, delivery, schedule)) return { reports: [report], delivery, schedule };
      await store.reports.close(report.id);
    } catch (error) {
      await failed(report, error);
    }
    return undefined;
  }

  /** One message for all. If it can never be told, each conversation hears of its own. */
  async function tell(several: readonly News[], signal: AbortSignal): Promise<void> {
    const [first, ...others] = several;
    if (!first) return;
    const { owner, tenant } = first.schedule;
    try {
      if (several.some(({ reports }) => reports.some(({ unanswered }) => unanswered > 0))) await ask(first.schedule);
      if (others.length === 0) await say(messagesOf(first, messages, clock()), first.schedule, signal);
      else {
        await waitForRateLimit(tenant, signal);
        const told = messages.told.severalMissed(several.map(missedIn), clock());
        await inTime(sendLimitMs, messenger.sendDirect(owner, told));
      }
      for (const { id } of several.flatMap(({ reports }) => reports)) await store.reports.close(id);
    } catch (error) {
      if (others.length > 0 && !passes(error)) for (const news of several) await tell([news], signal);
      else for (const report of several.flatMap(({ reports }) => reports)) await failed(report, error);
    }
  }

  /** The one more try of what may have been told is kept until the platform answers a question that tells nobody anything. */
  async function ask({ conversation }: Schedule): Promise<void> {
    try {
      await inTime(sendLimitMs, messenger.probe(conversation));
    } catch (error) {
      // What is wrong with this conversation alone is none of its owner's chat.
      if (error instanceof DeliveryError && !error.retryable) return;
      if (error instanceof DeliveryError && error.why === 'unauthorised') throw error;
      throw new DeliveryError('down', { cause: error });
    }
  }

  async function failed(report: Report, error: unknown): Promise<void> {
    const { id, kind, conversation, tenant } = report;
    if (error instanceof DeliveryError && error.retryAfterMs) await backOff(services, tenant, error.retryAfterMs);
    if (error instanceof DeliveryError && error.why === 'unauthorised') await noteLockout(services, report, error);
    const unanswered = error instanceof DeliveryError && error.why === 'unclear';
    const again = whenAgain(report, error, clock());
    log.warn({ err: error, kind, conversation, again }, 'the owner of a schedule could not be told');
    if (again) return store.reports.putOff(id, again, { unanswered });
    countOutcome('untold');
    await store.reports.close(id);
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
function whenAgain({ id, madeAt, attempts, unanswered }: Report, error: unknown, now: Date): Date | null {
  if (!passes(error)) return null;
  if (error instanceof DeliveryError && error.why === 'unclear' && unanswered + 1 >= MOST_UNANSWERED) return null;
  const retryAfterMs = error instanceof DeliveryError && error.retryAfterMs ? capPause(error.retryAfterMs) : undefined;
  const end = new Date(madeAt.getTime() + NEWS_MS);
  return nextTry({ attempts: attempts + 1, now, end, retryAfterMs, spread: spreadOf(id) });
}
