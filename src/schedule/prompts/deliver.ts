import type { Tenant } from '../../ids';
import type { DeliveryError } from '../../messenger';
import type { WhyPaused } from '../../reflection/schedule';
import type { Delivery } from '../../store/prompts/deliveries';
import { WINDOW_MS } from './due-slots';
import { nextTry, spreadOf } from './next-try';
import { holdFrom, LONGEST_WAIT_MS, leaveAlone, recordSent, sendInTime } from './send';
import type { ScheduleServices } from './services';

/** A prompt that came this long after its time is counted as late. */
const LATE_MS = 10 * 60 * 1_000;

/**
 * How often the platform may leave one prompt without an answer. Each time it may have been posted all the same, so one
 * more try is worth the risk of a second post, and a third is not.
 */
const MOST_UNANSWERED = 2;

/**
 * A platform that fails after so long, so often in a row, would keep every place busy with one tenant; that one is then left
 * alone for a while.
 */
const SLOW_MS = 5_000;
const SLOW_IN_A_ROW = 3;
const AFTER_SLOW_MS = 30_000;

/** Sends one delivery that this replica has in hand, and records what came of it. Given up or put off, never lost. */
export function createDeliver(services: ScheduleServices) {
  const { store, choosing, messages, clock, countOutcome, log, replica } = services;
  /** By tenant; one that answers is in here no more. */
  const slowInARow = new Map<string, number>();

  return async function deliver(held: Delivery, signal: AbortSignal): Promise<void> {
    if (clock() > endOf(held)) return giveUp(held);
    if (!(await waitForTurn(services, held, signal))) return;
    // Not earlier: what is posted while it waits is not to come again.
    const prompt = await choosing.chosenOrNext(held);
    if (!prompt) {
      log.error({ conversation: held.conversation }, 'there is no prompt that fits this conversation’s audience');
      return giveUp(held);
    }
    const sending = await store.deliveries.startSending(held, prompt.id, holdFrom(clock(), replica));
    // Somebody has stopped the schedule meanwhile.
    if (!sending) return;
    const since = clock().getTime();
    const outcome = await sendInTime(services, held.conversation, messages.card(prompt, { delivery: held.id }));
    if ('fault' in outcome) return recordFault(sending, outcome.fault, clock().getTime() - since);
    slowInARow.delete(sending.tenant);
    if (!(await recordSent(services, sending, outcome.messageId))) return;
    countOutcome('posted');
    if (clock().getTime() - Date.parse(sending.due_at) > LATE_MS) countOutcome('late');
  };

  async function recordFault(sending: Delivery, fault: DeliveryError, tookMs: number): Promise<void> {
    const { id: delivery, conversation, tenant } = sending;
    log.warn({ err: fault, why: fault.why, delivery, conversation }, 'a prompt was not posted');
    const alone = fault.retryAfterMs ?? (isHanging(tenant, tookMs) ? AFTER_SLOW_MS : 0);
    if (alone) await leaveAlone(services, tenant, alone);
    if (!fault.retryable) {
      const because = stops(fault);
      // This try was refused, but an earlier one had no answer and may stand there.
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

  function isHanging(tenant: Tenant, tookMs: number): boolean {
    if (tookMs < SLOW_MS) return false;
    const inARow = (slowInARow.get(tenant) ?? 0) + 1;
    slowInARow.set(tenant, inARow);
    return inARow >= SLOW_IN_A_ROW;
  }

  /** Its time is over. */
  async function giveUp(delivery: Delivery): Promise<void> {
    if (delivery.unanswered === 0) {
      if (await store.deliveries.missed(delivery)) countOutcome('missed');
    } else if (await store.deliveries.unclear(delivery)) countOutcome('unclear');
  }
}

/** True when it is this delivery's turn in its tenant; false when it was given back. */
async function waitForTurn(
  { store, paceIn, clock, wait }: ScheduleServices,
  held: Delivery,
  signal: AbortSignal,
): Promise<boolean> {
  const { tenant } = held;
  const turn = await store.rateLimits.reserve(tenant, tenant, paceIn(tenant).tenantGapMs, clock());
  const ms = turn.getTime() - clock().getTime();
  if (ms > 0 && ms <= LONGEST_WAIT_MS) await wait(ms, signal);
  if (!signal.aborted && ms <= LONGEST_WAIT_MS) return true;
  await store.deliveries.giveBack(held, signal.aborted ? clock() : turn);
  return false;
}

const endOf = ({ due_at }: Delivery) => new Date(Date.parse(due_at) + WINDOW_MS);

/** A message that the platform does not take is our fault, and next week's may be better. */
function stops({ why }: DeliveryError): WhyPaused | null {
  return why === 'removed' || why === 'archived' || why === 'gone' || why === 'revoked' ? why : null;
}
