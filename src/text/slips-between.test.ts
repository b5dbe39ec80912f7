import fc from 'fast-check';
import { slipsBetween } from './slips-between';

const SEED = 20261123;
/** Few letters, so that two words are often near each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 10 });

test.each([
  ['cuckooing', 'cuckooing', 0],
  ['cukooing', 'cuckooing', 1],
  ['cuckoooing', 'cuckooing', 1],
  ['cuckoiong', 'cuckooing', 1],
  ['cuckeoing', 'cuckooing', 1],
  ['', 'abc', 3],
])('from “%s” to “%s” it is %i slips', (typed, known, slips) => {
  expect(slipsBetween(typed, known, 5)).toBe(slips);
});

test('slips are counted as the definition counts them, up to the limit', () => {
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, most) => {
      const slips = byDefinition(a, b);
      const counted = slipsBetween(a, b, most);
      if (slips <= most) expect(counted).toBe(slips);
      else expect(counted).toBeGreaterThan(most);
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

test('slips are the same both ways; none means the same word; no fewer than the lengths differ by', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const slips = slipsBetween(a, b, 20);
      expect(slipsBetween(b, a, 20)).toBe(slips);
      expect(slips === 0).toBe(a === b);
      expect(slips).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

/** Optimal string alignment, straight from its definition. */
function byDefinition(a: string, b: string): number {
  const known = new Map<string, number>();
  const between = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const ways = [
      between(i - 1, j) + 1,
      between(i, j - 1) + 1,
      between(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    ];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(between(i - 2, j - 2) + 1);
    known.set(key, Math.min(...ways));
    return Math.min(...ways);
  };
  return between(a.length, b.length);
}
