import fc from 'fast-check';
import { slipsBetween } from '../text/slips-between';
import * as spelling from './spelling';
import { textAt } from './strings';

const SEED = 20261123;

/** The words themselves, in place of their places. */
function createSpelling(vocabulary: Iterable<string>) {
  const index = spelling.spellingOf(vocabulary);
  const find = spelling.createSpelling(index);
  return (typed: string) => {
    const { places, slips } = find(typed);
    return { words: places.map((place) => textAt(index.words, place)), slips };
  };
}

/** Few letters, so that two words are often near each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 10 });

/** How many slips a word of this length may hold: short words change meaning with one letter. */
const allowed = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

test('short words allow no slip, words from seven letters on two, and those between one', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let length = 3; length <= 20; length++) {
    const known = letters.slice(0, length);
    for (const slips of [0, 1, 2, 3]) {
      const typed = `${known.slice(0, length - slips)}${'z'.repeat(slips)}`;
      const isFound = length > 3 && slips <= allowed(length);
      expect([length, slips, createSpelling([known])(typed).words]).toEqual([length, slips, isFound ? [known] : []]);
    }
  }
});

test('of any vocabulary, the nearest words within the allowance are found, all of them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 120 }), word, (vocabulary, typed) => {
      const near = vocabulary
        .filter((known) => known.length >= 4)
        .map((known) => ({ known, slips: slipsBetween(typed, known, 20) }))
        .filter(({ slips }) => allowed(typed.length) > 0 && slips <= allowed(typed.length));
      const fewest = Math.min(...near.map(({ slips }) => slips));
      const expected = near.filter(({ slips }) => slips === fewest).map(({ known }) => known);
      const found = createSpelling(vocabulary)(typed);
      expect([...found.words].sort()).toEqual(expected.sort());
      if (expected.length > 0) expect(found.slips).toBe(fewest);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('a word is found again after any one slip', () => {
  const find = createSpelling(['cuckooing', 'exploitation', 'safeguarding', 'trafficking']);
  fc.assert(
    fc.property(fc.constantFrom('cuckooing', 'exploitation', 'safeguarding', 'trafficking'), fc.nat(), (known, at) => {
      const place = at % known.length;
      expect(find(known.slice(0, place) + known.slice(place + 1)).words).toEqual([known]);
      expect(find(`${known.slice(0, place)}q${known.slice(place)}`).words).toEqual([known]);
    }),
    { seed: SEED },
  );
});

test('a known word is its own nearest', () => {
  expect(createSpelling(['boundary', 'boundery'])('boundary')).toEqual({ words: ['boundary'], slips: 0 });
});

test('one search leaves no trace for the next', () => {
  const find = createSpelling(['county', 'country', 'counter', 'lines', 'liaise']);
  const first = find('countey');
  for (const other of ['lines', 'lians', 'zzzzzz', 'x'.repeat(10_000), '']) find(other);
  expect(find('countey')).toEqual(first);
});
