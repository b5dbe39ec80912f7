import { setMaxListeners } from 'node:events';
import { createTask } from 'node-cron';
import type { ScheduleServices } from './prompts/services';
import { wait } from './wait';

const MINUTE_MS = 60_000;

/** A timer may fire a millisecond early; a run just before the minute would be followed by a second one. */
const JUST_AFTER_MS = 20;

/**
 * Calls `tick` now and every minute, never twice at once. What one run does not finish, the next one does, so no single
 * run matters. `stop` aborts the signal that `tick` gets, and resolves when a running `tick` has ended.
 *
 * node-cron only says when the next minute begins. The wait is our own: by monotonic time, and never longer than a
 * minute. node-cron's timer would stay silent for an hour if the clock were set back by an hour, and would go through
 * every skipped minute, one by one, if it were set forward by years.
 */
export function startHeartbeat(
  tick: (signal: AbortSignal) => Promise<void>,
  log: ScheduleServices['log'],
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  // Every running task listens to this signal.
  setMaxListeners(0, stopping.signal);
  const minutes = createTask('* * * * *', () => {});
  const running = runEveryMinute();
  return {
    stop: async () => {
      stopping.abort();
      await minutes.destroy();
      await running;
    },
  };

  async function runEveryMinute(): Promise<void> {
    while (!stopping.signal.aborted) {
      await tick(stopping.signal).catch((error: unknown) =>
        log.error({ err: error }, 'the schedules could not be checked; the next try is in a minute'),
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
