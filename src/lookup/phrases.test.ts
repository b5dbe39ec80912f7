import fc from 'fast-check';
import { createPhraseIndex, type PhraseTuning } from './phrases';

const tuning: PhraseTuning = {
  askedPower: 1,
  phrasePower: 0.5,
  strangeWeight: 1,
  lightWeight: 0.5,
  bodyWorth: 0.5,
  halfTypical: 1,
};
const LIGHT = 5;
const lexicon = { size: () => 6, isLight: (id: number) => id === LIGHT };
const sure = (...ids: number[]) => ids.map((id) => ({ id, certainty: id < 0 ? 0 : 1 }));

const weigh = createPhraseIndex(
  [
    { owner: 0, tokens: [0, 1], worth: 1 },
    { owner: 0, tokens: [2], worth: 1 },
    { owner: 1, tokens: [0, 1, 3], worth: 1 },
    { owner: 2, tokens: [4, LIGHT], worth: 0.5 },
  ],
  [[0], [3], [4]],
  lexicon,
  tuning,
);
const bestOf = (owner: number, question: Parameters<typeof weigh>[0]) =>
  weigh(question).find((evidence) => evidence.owner === owner)?.best ?? 0;

test('a phrase asked whole is the best match that there is', () => {
  expect(bestOf(0, sure(0, 1))).toBeCloseTo(1);
  expect(bestOf(0, sure(0, 1))).toBeGreaterThan(bestOf(1, sure(0, 1)));
});

test('a phrase is worth no more than it says', () => {
  expect(bestOf(2, sure(4, LIGHT))).toBeCloseTo(0.5);
});

test('a strange word, a missing word and an unsure word each weaken a match', () => {
  const whole = bestOf(0, sure(0, 1));
  expect(bestOf(0, sure(0, 1, -1))).toBeLessThan(whole);
  expect(bestOf(0, sure(0))).toBeLessThan(whole);
  expect(bestOf(0, [...sure(0), { id: 1, certainty: 0.5 }])).toBeLessThan(whole);
});

test('a light word weakens less than another where it is missing', () => {
  expect(bestOf(2, sure(4))).toBeGreaterThan(bestOf(2, sure(LIGHT)));
});

test('entries that share no word with the question have no evidence', () => {
  expect(weigh(sure(2)).map(({ owner }) => owner)).toEqual([0]);
  expect(weigh(sure(-1, -1))).toEqual([]);
  expect(weigh([])).toEqual([]);
});

const question = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }).map((ids) => sure(...ids));

test('every figure is a number within its bounds, and one question leaves no trace for the next', () => {
  fc.assert(
    fc.property(question, question, (one, other) => {
      const first = weigh(one);
      weigh(other);
      expect(weigh(one)).toEqual(first);
      for (const { best, coverage } of first) {
        expect(best).toBeGreaterThanOrEqual(0);
        expect(best).toBeLessThanOrEqual(1.000001);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 20261123 },
  );
});
