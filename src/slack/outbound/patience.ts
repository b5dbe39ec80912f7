import { setTimeout } from 'node:timers/promises';
import { notSent } from './delivery-error';

/** Longer than this, nobody waits in front of a chat for an answer: whoever asked asks again. */
const LONGEST_WAIT_MS = 30_000;
const MOST_TRIES = 3;
/** Where Slack does not say how long: about one message a second is what a channel takes. */
const UNTOLD_MS = 1_000;

/** Resolves after so many milliseconds, and at once when the signal says so. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Sends again what Slack had no time for, after as long as it says. Nothing of what it answered so was done. */
export type Patiently = <Result>(send: () => Promise<Result>) => Promise<Result>;

export type Patience = ReturnType<typeof createPatience>;

/** How answers wait for Slack: https://docs.slack.dev/apis/web-api/rate-limits#responding-to-rate-limiting-conditions */
export function createPatience(wait: Wait = waitFor) {
  let hurry = new AbortController();

  async function patiently<Result>(send: () => Promise<Result>, tries = 1): Promise<Result> {
    try {
      return await send();
    } catch (error) {
      const { why, retryAfterMs = UNTOLD_MS } = notSent(error);
      if (why !== 'busy' || tries === MOST_TRIES || retryAfterMs > LONGEST_WAIT_MS || hurry.signal.aborted) throw error;
      await wait(retryAfterMs, hurry.signal);
      return patiently(send, tries + 1);
    }
  }

  return {
    patiently: (<Result>(send: () => Promise<Result>) => patiently(send)) satisfies Patiently,
    /** While this work lasts nobody waits: what waits now is tried for the last time. */
    async inAHurry(work: () => Promise<void>): Promise<void> {
      hurry.abort();
      await work();
      hurry = new AbortController();
    },
  };
}

const waitFor: Wait = (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined);
