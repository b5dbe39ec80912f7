import { createBoundedMap } from '../bounded-map';
import { withTimeLimit } from '../concurrency';
import { DatabaseAway, isDatabaseAway } from './db/database-away';

/** How long an answer that can do without the database waits for it: the platforms wait for a few seconds. */
const PATIENCE_MS = 1_000;
/** How long a database that did not answer is not asked again, so that not every answer has to wait. */
const LEFT_ALONE_MS = 5_000;
/** How many keys are remembered here, at most. */
const MOST_KEYS = 5_000;

type FirstTime = (key: string) => Promise<boolean>;

/** What is asked of the database on the way to an answer that does not need it, so that look-ups work while it is away. */
export function createMeanwhile(now: () => number = () => performance.now(), patienceMs = PATIENCE_MS) {
  let awayUntil = Number.NEGATIVE_INFINITY;
  const here = createBoundedMap<true>(MOST_KEYS);

  /** Waits for a second at most. Rejects with `DatabaseAway`, at once while the database is known to be away. */
  async function inTime<Result>(ask: () => Promise<Result>): Promise<Result> {
    if (now() < awayUntil) throw new DatabaseAway('it did not answer a moment ago');
    try {
      return await withTimeLimit(patienceMs, ask(), () => new DatabaseAway('it did not answer in time'));
    } catch (error) {
      if (isDatabaseAway(error)) awayUntil = now() + LEFT_ALONE_MS;
      throw error;
    }
  }

  return {
    inTime,

    /** `firstTime` of the database; while that is away, of what this process has seen meanwhile. */
    firstTime(ask: FirstTime): FirstTime {
      return async (key) => {
        if (here.has(key)) return false;
        try {
          return await inTime(() => ask(key));
        } catch (error) {
          if (!isDatabaseAway(error)) throw error;
          if (here.has(key)) return false;
          here.set(key, true);
          return true;
        }
      };
    },

    /** `release` of the database, and of what this process has seen while that was away. */
    release(ask: (key: string) => Promise<void>): (key: string) => Promise<void> {
      return async (key) => {
        here.delete(key);
        await inTime(() => ask(key));
      };
    },
  };
}
