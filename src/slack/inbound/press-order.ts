import { createBoundedMap } from '../../bounded-map';

/** Longer than a press can wait in any queue on its way here. */
const LIFE_S = 60;

/**
 * When each person last pressed, on each poll, by Slack's own time of the press (`action_ts`, in seconds). A press that
 * waited until Slack gave it up, and told the person so, can arrive after a later one, and must not undo it. Kept for about
 * a minute, in memory alone.
 */
export function createNewestPresses(most = 5_000) {
  const newest = createBoundedMap<number>(most, (pressed, at) => at - pressed >= LIFE_S);
  return {
    /** Notes this press. False where a later one has come before: this one is to be refused, whatever became of that. */
    take(key: string, at: number): boolean {
      const before = newest.get(key);
      if (before !== undefined && at < before) return false;
      if (!Number.isNaN(at)) newest.set(key, at);
      return true;
    },
  };
}

/** Remembers the newest so many keys, in memory. */
export function createRecentKeys(most = 5_000) {
  const keys = createBoundedMap<true>(most);
  return { has: keys.has, add: (key: string): void => keys.set(key, true) };
}
