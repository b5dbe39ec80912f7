import type { Logger } from 'pino';
import { createAdmission } from './admission';
import type { Metrics } from './metrics';

/** What keeps a crowd waiting: one for everything that this process is asked to do, by whichever way it comes. */
export type Crowd = {
  /** Resolves with true when there is time for one more; with false if there is none. */
  readonly enter: () => Promise<boolean>;
  /** Counts one that was asked to come again, and says so in the log, once a minute. */
  readonly turnedAway: (path: string) => void;
};

export function createCrowd(metrics: Pick<Metrics, 'turnedAway'>, log: Logger): Crowd {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    enter: createAdmission(),
    turnedAway(path) {
      metrics.turnedAway(path);
      const now = performance.now();
      if (now < saidAt + MINUTE_MS) return;
      saidAt = now;
      log.warn('there is more to do than this process can: people are asked to try again in a minute');
    },
  };
}

const MINUTE_MS = 60_000;
