import type { Tenant } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { WhyPaused } from '../../reflection/schedule';
import type { Delivery } from '../../store/prompts/deliveries';
import { WINDOW_MS } from './due-slots';
import { noteLockout } from './lockouts';
import { nextTry, spreadOf } from './next-try';
import { backOff, inTime, LONGEST_WAIT_MS, leaseFrom, recordSent, SEND_LIMIT_MS, sendInTime } from './send';
import type { ScheduleServices } from './services';

/** A prompt posted this long after its time is counted as late. */
const LATE_MS = 10 * 60 * 1_000;

/**
 * How many times the platform may leave open whether it took one prompt. Each time it may have been posted all the same, so
 * a second try is worth the risk of a double post, and a third is not.
 */
const MOST_UNANSWERED = 2;

/**
 * The one more try is worth most once the platform is well again. As long as it does not even answer a question, it is not
 * spent; the question is asked again after this time.
 */
const ASK_AGAIN_MS = 2 * 60 * 1_000;

/**
 * A tenant whose platform fails this slowly, this many times in a row, would keep every place busy. It is then left
 * alone for a while.
 */
const SLOW_MS = 5_000;
const SLOW_IN_A_ROW = 3;
const AFTER_SLOW_MS = 30_000;

/** Sends one delivery that this replica holds, and records the outcome: sent, put off or given up, never lost. */
export function createDeliver(services: ScheduleServices) {
  const { store, messenger, choosing, messages, clock, countOutcome, log, replica } = services;
  /** Slow failures since the last successful post, by tenant. */
  const slowInARow = new Map<string, number>();

  return async function deliver(held: Delivery, signal: AbortSignal): Promise<void> {
    if (clock() > endOf(held)) return giveUp(held);
    if (!(await waitForRateLimit(services, held, signal))) return;
    if (held.unanswered > 0 && !(await isWellAgain(held))) return;
    // Chosen only now: another prompt may have been posted here while this one waited, and must not be repeated.
    const prompt = await choosing.chosenOrNext(held);
    if (!prompt) {
      log.error({ conversation: held.conversation }, 'no prompt fits this conversation’s audience');
      return giveUp(held);
    }
    const sending = await store.deliveries.startSending(held, prompt.id, leaseFrom(clock(), replica));
    // Somebody has stopped the schedule in the meantime.
    if (!sending) return;
    const since = clock().getTime();
    const outcome = await sendInTime(
      services,
      held.conversation,
      messages.card(prompt, { delivery: held.id, conversation: held.conversation }),
    );
    if ('fault' in outcome) return recordFault(sending, outcome.fault, clock().getTime() - since);
    slowInARow.delete(sending.tenant);
    if (!(await recordSent(services, sending, outcome.messageId))) return;
    countOutcome('posted');
    if (clock().getTime() - Date.parse(sending.due_at) > LATE_MS) countOutcome('late');
  };

  /** False if the platform does not answer: the delivery has then been given back, and its tenant is left alone. */
  async function isWellAgain(held: Delivery): Promise<boolean> {
    try {
      await inTime(services.sendLimitMs ?? SEND_LIMIT_MS, messenger.probe(held.conversation));
      return true;
    } catch (error) {
      const fault = error instanceof DeliveryError ? error : new DeliveryError('unclear', { cause: error });
      // What is wrong with this conversation alone, the try itself finds out.
      if (!fault.retryable) return true;
      log.warn({ err: fault, why: fault.why, delivery: held.id }, 'a second try of a prompt waits for the platform');
      if (fault.why === 'unauthorised') await noteLockout(services, held, fault);
      else await backOff(services, held.tenant, fault.retryAfterMs ?? ASK_AGAIN_MS);
      await store.deliveries.giveBack(held, new Date(clock().getTime() + ASK_AGAIN_MS));
      return false;
    }
  }

  async function recordFault(sending: Delivery, fault: DeliveryError, tookMs: number): Promise<void> {
    const { id: delivery, conversation, tenant } = sending;
    log.warn({ err: fault, why: fault.why, delivery, conversation }, 'posting a prompt failed, or got no answer');
    const pauseMs = fault.retryAfterMs ?? (isTimingOut(tenant, tookMs) ? AFTER_SLOW_MS : 0);
    if (pauseMs) await backOff(services, tenant, pauseMs);
    if (fault.why === 'unauthorised') {
      await noteLockout(services, sending, fault);
      await store.deliveries.putOff(sending, clock(), { unanswered: false });
      return;
    }
    if (!fault.retryable) {
      const because = stops(fault);
      // This try was refused, but an earlier one got no answer and may have posted it.
      if (!because && sending.unanswered > 0) return giveUp(sending);
      if (await store.deliveries.failed(sending, because)) countOutcome('failed');
      return;
    }
    const unanswered = fault.why === 'unclear';
    const { attempts } = sending;
    const mayTry = !unanswered || sending.unanswered + 1 < MOST_UNANSWERED;
    const again =
      mayTry &&
      nextTry({
        attempts,
        now: clock(),
        end: endOf(sending),
        retryAfterMs: fault.retryAfterMs,
        spread: spreadOf(delivery),
      });
    if (!again) return giveUp({ ...sending, unanswered: sending.unanswered + (unanswered ? 1 : 0) });
    countOutcome('retried');
    await store.deliveries.putOff(sending, again, { unanswered });
  }

  function isTimingOut(tenant: Tenant, tookMs: number): boolean {
    if (tookMs < SLOW_MS) return false;
    const inARow = (slowInARow.get(tenant) ?? 0) + 1;
    slowInARow.set(tenant, inARow);
    return inARow >= SLOW_IN_A_ROW;
  }

  /** Ends a delivery that was not posted: as unclear if a try got no answer, otherwise as missed. */
  async function giveUp(delivery: Delivery): Promise<void> {
    if (delivery.unanswered === 0) {
      if (await store.deliveries.missed(delivery)) countOutcome('missed');
    } else if (await store.deliveries.unclear(delivery)) countOutcome('unclear');
  }
}

/**
 * Waits for the tenant's rate limit. Resolves with false if the delivery was given back instead, because the wait would
 * be too long or the signal was aborted.
 */
async function waitForRateLimit(
  { store, paceIn, clock, wait }: ScheduleServices,
  held: Delivery,
  signal: AbortSignal,
): Promise<boolean> {
  const { tenant } = held;
  const freeAt = await store.rateLimits.reserve(tenant, tenant, paceIn(tenant).tenantGapMs, clock());
  const ms = freeAt.getTime() - clock().getTime();
  if (ms > 0 && ms <= LONGEST_WAIT_MS) await wait(ms, signal);
  if (!signal.aborted && ms <= LONGEST_WAIT_MS) return true;
  await store.deliveries.giveBack(held, signal.aborted ? clock() : freeAt);
  return false;
}

const endOf = ({ due_at }: Delivery) => new Date(Date.parse(due_at) + WINDOW_MS);

/**
 * Why a fault pauses the schedule; null if it does not. A `refused` message is our fault, and next week's may be
 * accepted.
 */
function stops({ why }: DeliveryError): WhyPaused | null {
  return why === 'removed' || why === 'archived' || why === 'gone' ? why : null;
}
