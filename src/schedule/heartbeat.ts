import { setMaxListeners } from 'node:events';
import { createTask } from 'node-cron';
import type { ScheduleServices } from './prompts/services';
import { wait } from './wait';

const MINUTE_MS = 60_000;

/** A timer may be a millisecond early; a beat just before the minute would be followed by another one. */
const JUST_AFTER_MS = 20;

/**
 * Calls `tick` now and every minute, never twice at once. What a beat does not get done, the next one does: nothing
 * depends on any of them. `stop` lets what is in hand come to its end.
 *
 * node-cron says when the next minute begins; the waiting is ours, by time that nobody can set, and never for longer than a
 * minute. Its own timer would be silent for an hour where the clock is set back by an hour, and goes through all the minutes
 * that are left out, one by one, where it is set on by years.
 */
export function startHeartbeat(
  tick: (signal: AbortSignal) => Promise<void>,
  log: ScheduleServices['log'],
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  // Everything under way listens whether it is to stop.
  setMaxListeners(0, stopping.signal);
  const minutes = createTask('* * * * *', () => {});
  const beating = keepBeating();
  return {
    stop: async () => {
      stopping.abort();
      await minutes.destroy();
      await beating;
    },
  };

  async function keepBeating(): Promise<void> {
    while (!stopping.signal.aborted) {
      await tick(stopping.signal).catch((error: unknown) =>
        log.error({ err: error }, 'the schedule could not be looked at; the next try is in a minute'),
      );
      await wait(untilNextMinute(), stopping.signal);
    }
  }

  function untilNextMinute(): number {
    const [next] = minutes.getNextRuns(1);
    const ms = next ? next.getTime() - Date.now() : MINUTE_MS;
    return Math.min(Math.max(ms, 0), MINUTE_MS) + JUST_AFTER_MS;
  }
}
