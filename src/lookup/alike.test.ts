import fc from 'fast-check';
import { createComparison } from './alike';
import { stringsOf } from './strings';

/** The same by the definition: a table of distances, row by row. */
function distance(part: string, whole: string): number {
  let above = Array.from({ length: whole.length + 1 }, (_, column) => column);
  for (let row = 1; row <= part.length; row++) {
    const current = [row];
    for (let column = 1; column <= whole.length; column++) {
      const changed = (above[column - 1] as number) + (part[row - 1] === whole[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    above = current;
  }
  return above[whole.length] as number;
}

/** Few letters, so that two texts are often near each other; some beyond ASCII. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'ж'), maxLength: 64 });

test('any two texts are as alike as their edit distance says', () => {
  const comparison = createComparison();
  fc.assert(
    fc.property(text, text, (own, other) => {
      const longest = Math.max(own.length, other.length);
      comparison.with(own);
      expect(comparison.alike(stringsOf(['x', other]), 1)).toBe(longest === 0 ? 0 : 1 - distance(own, other) / longest);
    }),
    { seed: 20261130, numRuns: 400 },
  );
});

test.each([
  ['the same', 'cuckooing', 'cuckooing', 1],
  ['nothing in common', 'abc', 'xyz', 0],
  ['one letter of four', 'lines', 'line', 0.8],
])('%s', (_what, own, other, likeness) => {
  const comparison = createComparison();
  comparison.with(own);
  expect(comparison.alike(stringsOf([other]), 0)).toBe(likeness);
});
