import { createBoundedMap } from '../bounded-map';
import { withTimeLimit } from '../concurrency';
import { DatabaseAway, isDatabaseAway } from './db/database-away';

/** How long an answer that does not need the database waits for it: the platforms wait only a few seconds. */
const PATIENCE_MS = 1_000;
/** How long a database that did not answer is not asked again, so that not every answer has to wait for it. */
const BACK_OFF_MS = 5_000;
/** How many keys this process remembers at most. */
const MOST_KEYS = 5_000;

type FirstTime = (key: string) => Promise<boolean>;

/** Asks the database for what an answer can do without, so that look-ups still work while the database cannot be reached. */
export function createMeanwhile(now: () => number = () => performance.now(), patienceMs = PATIENCE_MS) {
  let awayUntil = Number.NEGATIVE_INFINITY;
  const seenHere = createBoundedMap<true>(MOST_KEYS);

  /** Waits a second at most, then rejects with `DatabaseAway`; for five seconds after such an error it rejects at once. */
  async function inTime<Result>(ask: () => Promise<Result>): Promise<Result> {
    if (now() < awayUntil) throw new DatabaseAway('it did not answer a moment ago');
    try {
      return await withTimeLimit(patienceMs, ask(), () => new DatabaseAway('it did not answer in time'));
    } catch (error) {
      if (isDatabaseAway(error)) awayUntil = now() + BACK_OFF_MS;
      throw error;
    }
  }

  return {
    inTime,

    /** The database's `firstTime`; while it cannot be reached, this process's own memory decides. */
    firstTime(ask: FirstTime): FirstTime {
      return async (key) => {
        if (seenHere.has(key)) return false;
        try {
          return await inTime(() => ask(key));
        } catch (error) {
          if (!isDatabaseAway(error)) throw error;
          if (seenHere.has(key)) return false;
          seenHere.set(key, true);
          return true;
        }
      };
    },

    /** Releases the key in this process's memory and in the database. Rejects with `DatabaseAway` if that cannot be reached. */
    release(ask: (key: string) => Promise<void>): (key: string) => Promise<void> {
      return async (key) => {
        seenHere.delete(key);
        await inTime(() => ask(key));
      };
    },
  };
}
