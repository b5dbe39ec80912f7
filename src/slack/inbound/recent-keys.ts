import { createBoundedMap } from '../../bounded-map';

/** Remembers the newest `most` keys, in memory. */
export function createRecentKeys(most = 5_000) {
  const keys = createBoundedMap<true>(most);
  return { has: keys.has, add: (key: string): void => keys.set(key, true) };
}
