import { withTimeLimit } from '../../concurrency';
import type { Conversation, Tenant } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError, type Messenger } from '../../messenger';
import type { Delivery, Hold } from '../../store/prompts/deliveries';
import { WINDOW_MS } from './due-slots';
import type { ScheduleServices } from './services';

type SendOutcome = { readonly messageId: string } | { readonly fault: DeliveryError };

/**
 * Sends, and says how it went. What takes too long, or fails in a way that the platform's face did not foresee, is
 * `unclear`: nobody knows whether it was posted.
 */
export async function sendInTime(
  { messenger, sendLimitMs }: { readonly messenger: Pick<Messenger, 'send'>; readonly sendLimitMs?: number },
  conversation: Conversation,
  message: Message,
): Promise<SendOutcome> {
  try {
    return { messageId: await inTime(sendLimitMs ?? SEND_LIMIT_MS, messenger.send(conversation, message)) };
  } catch (error) {
    return { fault: error instanceof DeliveryError ? error : new DeliveryError('unclear', { cause: error }) };
  }
}

/** How long a platform may take over one message: much shorter than the lease, so that nobody else takes up what is still being sent. */
export const SEND_LIMIT_MS = 2 * 60 * 1_000;

/** What the platform answers. Throws `NotSent` `unclear` when it takes longer than that. */
export const inTime = <Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> =>
  withTimeLimit(limitMs, answer, () => new DeliveryError('unclear'));

/** How long a replica keeps what it has in hand. Longer than a message may take; shorter than anybody minds waiting after a crash. */
export const LEASE_MS = 5 * 60 * 1_000;

/** In this replica's hand from now on. */
export function holdFrom(now: Date, holder: string): Hold {
  return { holder, until: new Date(now.getTime() + LEASE_MS) };
}

/** A platform that asks for longer than this is asked again all the same: owners are waiting to be told. */
const LONGEST_MS = WINDOW_MS;

export const asLongAsAsked = (ms: number): number => Math.min(ms, LONGEST_MS);

/** No replica speaks unasked in this tenant for so long. */
export async function leaveAlone(
  { store, clock }: Pick<ScheduleServices, 'store' | 'clock'>,
  tenant: Tenant,
  ms: number,
): Promise<void> {
  const now = clock();
  await store.rateLimits.blockUntil(tenant, tenant, new Date(now.getTime() + asLongAsAsked(ms)), now);
}

/** Work of one tenant that is taken in hand at once: what the slowest platform's pace lets out in five seconds. */
export const PER_TENANT = 25;

/** Whoever would have to wait longer for a tenant's turn gives the work back. */
export const LONGEST_WAIT_MS = 15_000;

/** A database that was away for a moment is asked again: what is not recorded would have to be reported as unclear. */
const PAUSES_MS = [500, 2_000, 10_000];

/**
 * Writes down that it was posted. False where it is no longer this replica's to say, and where the database stays away: the
 * lease then makes it unclear.
 */
export async function recordSent(
  { store, wait, log }: Pick<ScheduleServices, 'store' | 'wait' | 'log'>,
  delivery: Delivery,
  messageId: string,
): Promise<boolean> {
  for (const pause of [...PAUSES_MS, null]) {
    try {
      return await store.deliveries.sent(delivery, messageId);
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a prompt was posted, and this could not be recorded');
    }
    if (pause !== null) await wait(pause);
  }
  return false;
}
