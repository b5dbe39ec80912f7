import { setTimeout as pause } from 'node:timers/promises';
import { DeliveryError } from '../../messenger';
import { notSentBy } from '../outbound/delivery-error';
import { type ConnectorOptions, createSingleTry } from '../outbound/single-try';

/** Teams answers in a second or two, and stops waiting for ours after fifteen. */
const SEND_TIME_LIMIT = 15_000;

/** So long an answer waits in all: a little late is better than not at all. */
const LONGEST_WAIT = 30_000;

/**
 * How answers are sent: once. Only what certainly never arrived is sent again: Teams asked to wait (429) or to let
 * something else end first (412), or no connection stood. After any other fault at the other end the message may be there,
 * so it is a `NotSent` for being `unclear`.
 */
export function createAnswering(standIn: boolean, wait: (ms: number) => Promise<unknown> = briefly): ConnectorOptions {
  const { httpClient } = createSingleTry(SEND_TIME_LIMIT, standIn, whatBecame);
  return {
    httpClient: {
      sendRequest: async (request) => {
        let waited = 0;
        for (let tries = 1; ; tries++) {
          try {
            return await httpClient.sendRequest(request);
          } catch (error) {
            const ms = waitAfter(error, tries);
            if (ms === undefined || waited + ms > LONGEST_WAIT) throw error;
            await wait(ms);
            waited += ms;
          }
        }
      },
    },
  };
}

/** Holds up no stop: by then nobody waits for the answer. */
const briefly = (ms: number) => pause(ms, undefined, { ref: false });

/** Undefined where it is not to be sent again. */
function waitAfter(error: unknown, tries: number): number | undefined {
  if (!(error instanceof DeliveryError) || (error.why !== 'busy' && error.why !== 'down')) return undefined;
  return error.retryAfterMs ?? 500 * 2 ** tries;
}

function whatBecame(...[status, retryAfter, body]: Parameters<typeof notSentBy>): DeliveryError {
  const error = notSentBy(status, retryAfter, body);
  const unclear = status >= 500 || status === 408;
  return unclear ? new DeliveryError('unclear', { cause: error.cause }) : error;
}
