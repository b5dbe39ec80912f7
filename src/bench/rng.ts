export type Rng = ReturnType<typeof createRng>;

/**
 * Everything that happens by chance, from one seed: the same seed gives the same, but for the very moments of a year’s kills.
 * Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
export function createRng(seed: number) {
  let state = seed >>> 0;
  /** From 0 up to, but not, 1. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    between: (low: number, high: number) => low + next() * (high - low),
    happens: (probability: number) => next() < probability,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from');
      return item;
    },
    /** In any order, each as likely. */
    shuffle<Item>(items: Item[]): void {
      for (let at = items.length - 1; at > 0; at--) {
        const other = Math.floor(next() * (at + 1));
        [items[at], items[other]] = [items[other] as Item, items[at] as Item];
      }
    },
  };
}
