import fc from 'fast-check';
import { runToEnd } from './in-steps';
import { createAlike, meaningsInSteps, placeOf, type WordVectors } from './meanings';

/** A little world: animals lie east, tools north, and nothing else is known. */
const PLACES: Record<string, readonly number[]> = {
  dog: [120, 8, 3],
  puppy: [118, 14, 0],
  horse: [110, -9, 12],
  hammer: [4, 121, 0],
  drill: [-3, 115, 9],
  cloud: [0, 3, 125],
};
const vectors: WordVectors = {
  dimensions: 3,
  has: (word) => word in PLACES,
  find: (word) => PLACES[word] && Int8Array.from(PLACES[word]),
};
const ANIMALS = 0;
const TOOLS = 1;
function meanings(vectors: WordVectors, texts: string[][], others: string[], atLeast: number) {
  const alike = createAlike(runToEnd(meaningsInSteps(vectors, texts, others)), vectors.dimensions, atLeast);
  return (words: readonly string[], also: readonly number[], asked = (_owner: number) => true) =>
    alike(placeOf(words, vectors), also, asked);
}

const NOTHING = { owners: new Map(), others: { nearest: 0, middle: 0 } };
const alike = meanings(vectors, [['the dog', 'a horse'], ['hammer and drill']], ['cloud'], 0);

test('a word is like the phrases whose words are used as it is, though it is none of them', () => {
  const { owners: likeness } = alike(['puppy'], []);
  expect(likeness.get(ANIMALS)?.nearest).toBeGreaterThan(0.95);
  expect(likeness.get(TOOLS)?.nearest).toBeLessThan(0.3);
  expect(likeness.get(ANIMALS)?.middle).toBeGreaterThan(0.9);
});

test('a text lies in the middle of its words, and its nearest phrase counts', () => {
  const { owners: likeness } = alike(['my', 'puppy', 'and', 'drill'], []);
  expect(likeness.get(ANIMALS)?.nearest).toBeCloseTo(likeness.get(TOOLS)?.nearest ?? 0, 1);
});

test('silent and unknown words say nothing', () => {
  expect(alike(['what', 'is', 'the', 'zyx'], [])).toEqual(NOTHING);
  expect(alike(['the', 'puppy', 'zyx'], [])).toEqual(alike(['puppy'], []));
});

test('what speaks for other matters is compared, too', () => {
  expect(alike(['cloud'], []).others.nearest).toBeGreaterThan(0.95);
  expect(alike(['puppy'], []).others.nearest).toBeLessThan(0.3);
});

test('without vectors nothing is like anything', () => {
  const none = { dimensions: 0, has: () => false, find: () => undefined };
  expect(meanings(none, [['the dog']], ['a cloud'], 0)(['dog'], [0])).toEqual(NOTHING);
});

test('what cannot come up to the least likeness is told as that likeness, and all else exactly', () => {
  const anyPlace = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 2, maxLength: 12 }), anyPlace, (places, asked) => {
      const words = new Map([...places, asked].map((place, at) => [`zq${'abcdefghijklm'[at]}`, Int8Array.from(place)]));
      const known: WordVectors = { dimensions: 40, has: (word) => words.has(word), find: (word) => words.get(word) };
      const [question = '', ...phrases] = [...words.keys()].reverse();
      const exact = meanings(known, [phrases], [], 0)([question], [0]).owners.get(0)?.nearest ?? 0;
      const pruned = meanings(known, [phrases], [], 0.4)([question], [0]).owners.get(0)?.nearest ?? 0;
      expect(pruned).toBeCloseTo(Math.max(exact, 0.4), 6);
      expect(exact).toBeLessThanOrEqual(1);
    }),
  );
});

test('only entries that are asked for are compared', () => {
  expect([...alike(['puppy'], [ANIMALS, TOOLS], (owner) => owner === TOOLS).owners.keys()]).toEqual([TOOLS]);
});
