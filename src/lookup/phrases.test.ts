import fc from 'fast-check';
import { createReading, phraseIndexOf } from './phrases';

const sure = (...ids: number[]) => ids.map((id) => ({ id, certainty: id < 0 ? 0 : 1 }));

const index = phraseIndexOf(
  [
    { owner: 0, tokens: [0, 1] },
    { owner: 0, tokens: [2] },
    { owner: 1, tokens: [0, 1, 3] },
    { owner: 2, tokens: [4, 5] },
  ],
  [[0], [3], [4]],
  6,
);
const read = createReading(index, 10);
const overlapOf = (owner: number, question: Parameters<typeof read>[0]) => read(question).overlap(owner);
const bestOf = (owner: number, question: Parameters<typeof read>[0]) => overlapOf(owner, question).best;

test('a phrase asked whole is the best match that there is', () => {
  expect(bestOf(0, sure(0, 1))).toBeCloseTo(1);
  expect(bestOf(0, sure(0, 1))).toBeGreaterThan(bestOf(1, sure(0, 1)));
});

test('a strange word, a missing word and an unsure word each weaken a match', () => {
  const whole = bestOf(0, sure(0, 1));
  expect(bestOf(0, sure(0, 1, -1))).toBeLessThan(whole);
  expect(bestOf(0, sure(0))).toBeLessThan(whole);
  expect(bestOf(0, [...sure(0), { id: 1, certainty: 0.5 }])).toBeLessThan(whole);
});

test('words that only one entry has are typical of it', () => {
  expect(overlapOf(2, sure(4)).typical).toBeGreaterThan(overlapOf(1, sure(0)).typical);
});

test('only entries that share a word with the question are found, the nearest first', () => {
  expect(read(sure(2)).owners).toEqual([0]);
  expect(read(sure(0, 1)).owners).toEqual([0, 1]);
  expect(createReading(index, 1)(sure(0, 1)).owners).toEqual([0]);
  expect(read(sure(-1, -1)).owners).toEqual([]);
});

const question = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }).map((ids) => sure(...ids));

test('every figure is a number within its bounds, and one question leaves no trace for the next', () => {
  fc.assert(
    fc.property(question, question, (one, other) => {
      const all = (asked: typeof one) => [0, 1, 2].map((owner) => overlapOf(owner, asked));
      const first = all(one);
      all(other);
      expect(all(one)).toEqual(first);
      for (const { best, coverage, typical } of first) {
        for (const share of [best, coverage]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1.000001);
        }
        expect(typical).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed: 20261123 },
  );
});
