import { setTimeout as pause } from 'node:timers/promises';
import { DeliveryError } from '../../messenger';
import { createSingleTry } from '../outbound/single-try';
import type { Transport } from '../sdk/port';

/** Milliseconds. Teams takes a message in a second or two, and stops waiting for our answer after fifteen. */
const SEND_TIME_LIMIT = 15_000;

/** How many milliseconds an answer may wait between tries, in total: a little late is better than not at all. */
const LONGEST_WAIT = 30_000;

/**
 * The transport for answers. It sends each answer once, and again only if it certainly did not arrive: Teams asked to wait
 * (429, or 503 with the time) or to let something else finish first (412), or no connection was made. After any other fault
 * at Teams' end the message may have arrived, so sending rejects with a `DeliveryError` whose `why` is `unclear`. Once `hurry`
 * aborts, as the bot is stopping, nothing waits: whatever was waiting is tried at once, for the last time.
 */
export function createAnswering(localTeams: boolean, { wait = briefly, hurry = NEVER }: Waiting = {}): Transport {
  const once = createSingleTry(SEND_TIME_LIMIT, localTeams);
  return async (request) => {
    let waited = 0;
    for (let tries = 1; ; tries++) {
      try {
        return await once(request);
      } catch (error) {
        const ms = waitAfter(error, tries);
        if (ms === undefined || waited + ms > LONGEST_WAIT || hurry.aborted) throw error;
        await wait(ms, hurry);
        waited += ms;
      }
    }
  };
}

/** `wait` resolves after so many milliseconds, or as soon as the signal aborts. */
type Waiting = {
  readonly wait?: (ms: number, hurry: AbortSignal) => Promise<unknown>;
  readonly hurry?: AbortSignal;
};

const NEVER = new AbortController().signal;

/** Does not keep the process alive: once it stops, nobody is waiting for the answer. */
const briefly = (ms: number, signal: AbortSignal) =>
  pause(ms, undefined, { ref: false, signal }).catch(() => undefined);

/** Milliseconds to wait before the next try; undefined if there must be none. */
function waitAfter(error: unknown, tries: number): number | undefined {
  if (!(error instanceof DeliveryError) || (error.why !== 'busy' && error.why !== 'down')) return undefined;
  return error.retryAfterMs ?? 500 * 2 ** tries;
}
