import { setMaxListeners } from 'node:events';
import { schedule } from 'node-cron';
import type { ScheduleServices } from './services';

/**
 * Calls `tick` now and every minute, never twice at once. What a beat does not get done, the next one does: nothing
 * depends on any of them. `stop` lets what is in hand come to its end.
 */
export function startHeartbeat(
  tick: (signal: AbortSignal) => Promise<void>,
  log: ScheduleServices['log'],
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  // Everything under way listens whether it is to stop.
  setMaxListeners(0, stopping.signal);
  let beating: Promise<void> | undefined;
  const beat = () => {
    beating ??= tick(stopping.signal)
      .catch((error: unknown) =>
        log.error({ err: error }, 'the schedule could not be looked at; the next try is in a minute'),
      )
      .finally(() => {
        beating = undefined;
      });
    return beating;
  };
  const task = schedule('* * * * *', beat, {
    noOverlap: true,
    suppressMissedWarning: true,
    // A beat that is late after a busy moment is still worth having.
    missedExecutionTolerance: 30_000,
    logger: quiet(log),
  });
  void beat();
  return {
    stop: async () => {
      stopping.abort();
      await task.destroy();
      await beating;
    },
  };
}

/** Its warnings are of beats that were left out because one was still busy, which is as it should be. */
function quiet(log: ScheduleServices['log']) {
  return { info: () => {}, debug: () => {}, warn: () => {}, error: (err: unknown) => log.error({ err }, 'node-cron') };
}
