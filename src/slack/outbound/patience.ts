import { setTimeout } from 'node:timers/promises';
import { toDeliveryError } from './delivery-error';

/** Nobody waits longer than this in front of a chat for an answer: they ask again. */
const LONGEST_WAIT_MS = 30_000;
const MOST_TRIES = 3;
/** If Slack does not say how long to wait: a channel takes about one message a second. */
const UNTOLD_MS = 1_000;

/** Resolves after `ms` milliseconds, or at once when the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Calls `send`, and calls it again after the pause that Slack asks for if it was rate limited. Slack did nothing of a
 * call that it answered so.
 */
export type Patiently = <Result>(send: () => Promise<Result>) => Promise<Result>;

export type Patience = ReturnType<typeof createPatience>;

/**
 * Limits how often and how long an answer is retried:
 * https://docs.slack.dev/apis/web-api/rate-limits#responding-to-rate-limiting-conditions
 */
export function createPatience(wait: Wait = waitFor) {
  let hurry = new AbortController();

  async function patiently<Result>(send: () => Promise<Result>, tries = 1): Promise<Result> {
    try {
      return await send();
    } catch (error) {
      const { why, retryAfterMs = UNTOLD_MS } = toDeliveryError(error);
      if (why !== 'busy' || tries === MOST_TRIES || retryAfterMs > LONGEST_WAIT_MS || hurry.signal.aborted) throw error;
      await wait(retryAfterMs, hurry.signal);
      return patiently(send, tries + 1);
    }
  }

  return {
    patiently: (<Result>(send: () => Promise<Result>) => patiently(send)) satisfies Patiently,
    /** While this work runs nothing waits: whatever is waiting is tried at once, for the last time. */
    async withoutWaiting(work: () => Promise<void>): Promise<void> {
      hurry.abort();
      await work();
      hurry = new AbortController();
    },
  };
}

const waitFor: Wait = (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined);
