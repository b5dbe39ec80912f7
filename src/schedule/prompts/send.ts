import { withTimeLimit } from '../../concurrency';
import type { Conversation, Tenant } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError, type Messenger } from '../../messenger';
import type { Delivery, Hold } from '../../store/prompts/deliveries';
import { WINDOW_MS } from './due-slots';
import type { ScheduleServices } from './services';

type SendOutcome = { readonly messageId: string } | { readonly fault: DeliveryError };

/**
 * Sends a message and resolves with the outcome; never rejects. If it takes too long, or fails in a way that the
 * platform's adapter did not foresee, the fault is `unclear`: it may or may not have been posted.
 */
export async function sendInTime(
  { messenger, sendLimitMs }: { readonly messenger: Pick<Messenger, 'send'>; readonly sendLimitMs?: number },
  conversation: Conversation,
  message: Message,
  where?: { readonly thread: string },
): Promise<SendOutcome> {
  try {
    return { messageId: await inTime(sendLimitMs ?? SEND_LIMIT_MS, messenger.send(conversation, message, where)) };
  } catch (error) {
    return { fault: error instanceof DeliveryError ? error : new DeliveryError('unclear', { cause: error }) };
  }
}

/**
 * How long a platform may take over one message: much shorter than the lease, so that no other replica takes up a
 * message still being sent.
 */
export const SEND_LIMIT_MS = 2 * 60 * 1_000;

/** Settles as `answer` does; rejects with an `unclear` `DeliveryError` if that takes longer than `limitMs`. */
export const inTime = <Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> =>
  withTimeLimit(limitMs, answer, () => new DeliveryError('unclear'));

/**
 * How long a replica holds a piece of work: longer than a message may take, shorter than anybody minds waiting after a
 * crash.
 */
export const LEASE_MS = 5 * 60 * 1_000;

/** A lease for `holder` that expires `LEASE_MS` after `now`. */
export function leaseFrom(now: Date, holder: string): Hold {
  return { holder, until: new Date(now.getTime() + LEASE_MS) };
}

/** A platform that asks for a longer pause than this is asked again all the same: owners are waiting to be told. */
const LONGEST_MS = WINDOW_MS;

export const capPause = (ms: number): number => Math.min(ms, LONGEST_MS);

/** Stops all replicas from sending proactive messages in this tenant for `ms` milliseconds, at most four hours. */
export async function backOff(
  { store, clock }: Pick<ScheduleServices, 'store' | 'clock'>,
  tenant: Tenant,
  ms: number,
): Promise<void> {
  const now = clock();
  await store.rateLimits.blockUntil(tenant, tenant, new Date(now.getTime() + capPause(ms)), now);
}

/**
 * How much work of one tenant is claimed at once: what the slowest platform's rate limit lets through in five seconds.
 */
export const PER_TENANT = 25;

/** Work that would have to wait longer than this for its tenant's rate limit is given back. */
export const LONGEST_WAIT_MS = 15_000;

/**
 * Pauses before asking a database again that was briefly away: an unrecorded post would have to be reported as unclear.
 */
const PAUSES_MS = [500, 2_000, 10_000];

/** How long after a question another way to see it is posted. */
const SECOND_STEP_MS = 3 * 24 * 60 * 60 * 1_000;

/**
 * Records that a delivery was posted, and with it when another way to see it is due, if there is one. Resolves with false if this replica no longer holds it, or if the database stays
 * away: when the lease expires, the delivery then becomes unclear.
 */
export async function recordSent(
  { store, choosing, clock, wait, log }: Pick<ScheduleServices, 'store' | 'choosing' | 'clock' | 'wait' | 'log'>,
  delivery: Delivery,
  messageId: string,
): Promise<boolean> {
  const hasMore = choosing.find(delivery.prompt, delivery.conversation)?.anotherView !== undefined;
  const second = hasMore ? new Date(clock().getTime() + SECOND_STEP_MS) : undefined;
  for (const pause of [...PAUSES_MS, null]) {
    try {
      return await store.deliveries.sent(delivery, messageId, second);
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a prompt was posted, but this could not be recorded');
    }
    if (pause !== null) await wait(pause);
  }
  return false;
}
