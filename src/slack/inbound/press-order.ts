import { createBoundedMap } from '../../bounded-map';

/** Longer than a press can wait in any queue on its way here. */
const LIFE_S = 60;

/**
 * When each person last pressed on each poll, by Slack's own time of the press (`action_ts`, in seconds). A press that
 * Slack gave up on, and told the person so, can arrive after a later one, and must not undo it. Kept for about a
 * minute, in the memory of this process only: presses that reach different replicas are not compared.
 */
export function createNewestPresses(most = 5_000) {
  const newest = createBoundedMap<number>(most, (pressed, at) => at - pressed >= LIFE_S);
  return {
    /**
     * Records a press made at `at`. False if a later one has come before: then refuse this one, whatever became of the
     * later one. A press without a time (NaN) is let through.
     */
    take(key: string, at: number): boolean {
      const before = newest.get(key);
      if (before !== undefined && at < before) return false;
      if (!Number.isNaN(at)) newest.set(key, at);
      return true;
    },
  };
}

/** Remembers the newest `most` keys, in memory. */
export function createRecentKeys(most = 5_000) {
  const keys = createBoundedMap<true>(most);
  return { has: keys.has, add: (key: string): void => keys.set(key, true) };
}
