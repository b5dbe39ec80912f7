import fc from 'fast-check';
import { indexOf, keysOf, listOf, placeIn, textAt } from './strings';

const SEED = 20261130;
const texts = fc.uniqueArray(fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 6 })), {
  maxLength: 60,
});

test('of any texts each is found at its place, and nothing else is found', () => {
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 6 }), (all, other) => {
      const keys = keysOf(all);
      expect(all.map((text) => placeIn(keys, text))).toEqual(all.map((_, at) => at));
      expect(all.map((_, at) => textAt(keys, at))).toEqual(all);
      expect(placeIn(keys, other)).toBe(all.indexOf(other));
    }),
    { seed: SEED },
  );
});

test('an index has the numbers of each key, in order, and none for another', () => {
  const index = indexOf(
    new Map([
      ['county', [3, 1]],
      ['lines', []],
      ['constructor', [7]],
    ]),
  );
  expect(['county', 'lines', 'constructor', 'toString', ''].map((key) => listOf(index, key))).toEqual([
    [3, 1],
    [],
    [7],
    [],
    [],
  ]);
});
