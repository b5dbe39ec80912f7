import fc from 'fast-check';
import type { Openness } from '../poll';
import { closedResult, listed } from './closed-result';
import { resultOf } from './result';

const SEED = 20261123;
const MINIMUM = { minimum: 5 };

const poll = (count: number, { many = false, openness = 'anonymous' as Openness } = {}) => ({
  options: Array.from({ length: count }, (_, id) => ({ id, label: `Answer ${id}` })),
  many,
  openness,
});
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const resultFor = (counts: readonly number[], showing = MINIMUM) =>
  resultOf(poll(counts.length), { voters: sum(counts), counts }, showing);
const wordsFor = (counts: readonly number[]) => {
  const result = resultFor(counts);
  return 'shares' in result ? result.shares.map(({ words }) => words) : [];
};

describe('an anonymous result', () => {
  test('of fewer people than the minimum shows nothing, not even how many they were', () => {
    for (const minimum of [5, 8, 10])
      for (let voters = 0; voters < minimum; voters++)
        expect(resultFor([voters, 0], { minimum })).toEqual({ kind: 'too few', minimum });
  });

  test('of 5 to 9 people is words and “5 to 9”, without a share in numbers', () => {
    for (let voters = 5; voters <= 9; voters++) {
      const result = resultFor([voters - 2, 2, 0]);
      expect(result).toMatchObject({ kind: 'few', voters: '5 to 9' });
      expect(JSON.stringify(result).replaceAll(/Answer \d|5 to 9|"(bar|to)":\d+/g, '')).not.toMatch(/\d/);
    }
  });

  test('of 5 to 9 people is kept without a trace of more than its words', () => {
    expect(JSON.stringify(resultFor([9, 0, 0]))).toBe(JSON.stringify(resultFor([5, 1, 1])));
  });

  test('of 10 people or more tells how many they were, and their shares to the nearest 5 per cent', () => {
    expect(resultFor([12, 9, 5])).toEqual({
      kind: 'rounded',
      voters: '26',
      shares: [
        { label: 'Answer 0', words: 'about 45 %', share: 45, bar: 9 },
        { label: 'Answer 1', words: 'about 35 %', share: 35, bar: 7 },
        { label: 'Answer 2', words: 'about 20 %', share: 20, bar: 4 },
      ],
    });
  });

  test.each([
    ['all of ten', [10, 0], ['nearly all', 'hardly any']],
    ['all but one of ten: the same, though it is 90 per cent', [9, 1], ['nearly all', 'hardly any']],
    ['all but two of ten: the same', [8, 2], ['nearly all', 'hardly any']],
    ['all but three of ten', [7, 3], ['about 70 %', 'about 30 %']],
    ['all but two of twenty, though it is 90 per cent', [18, 2], ['nearly all', 'hardly any']],
    ['all but three of twenty', [17, 3], ['about 85 %', 'about 15 %']],
    ['one answer of twenty that nobody gave', [9, 9, 2, 0], ['about 45 %', 'about 45 %', 'hardly any', 'hardly any']],
    ['a tie, and a third answer that one person gave or none', [10, 10, 0], ['about 45 %', 'about 45 %', 'hardly any']],
    ['the same with one more for the third', [10, 9, 1], ['about 45 %', 'about 45 %', 'hardly any']],
    ['the same with two for the third', [9, 9, 2], ['about 45 %', 'about 45 %', 'hardly any']],
    ['a third of a hundred each', [33, 33, 33, 1], ['about 30 %', 'about 35 %', 'about 35 %', 'hardly any']],
    ['the lowest numbers there are', [4, 3, 3, 0], Array(4).fill('half or fewer')],
    ['more than 90 per cent of a hundred', [91, 9], ['nearly all', 'hardly any']],
    ['90 per cent of a hundred', [90, 10], ['about 90 %', 'about 10 %']],
    ['two thirds', [20, 10], ['about 65 %', 'about 35 %']],
  ])('%s', (_what, counts, words) => {
    expect(wordsFor(counts)).toEqual(words);
  });

  test('is refused a minimum below five', () => {
    expect(() => resultFor([3, 1], { minimum: 4 })).toThrow(RangeError);
  });
});

test('an open result keeps its exact counts, with few voters and none', () => {
  const open = poll(2, { openness: 'open' });
  expect(resultOf(open, { voters: 3, counts: [2, 1] }, MINIMUM)).toEqual({
    kind: 'counts',
    voters: '3',
    shares: [
      { label: 'Answer 0', words: '2 of 3', share: 67, bar: 13 },
      { label: 'Answer 1', words: '1 of 3', share: 33, bar: 7 },
    ],
  });
  expect(resultOf(open, { voters: 0, counts: [0, 0] }, MINIMUM)).toMatchObject({ kind: 'counts', voters: '0' });
});

test('with several choices, shares are of the people, so that they may add up to more than all of them', () => {
  const result = resultOf(poll(2, { many: true }), { voters: 12, counts: [9, 6] }, MINIMUM);
  expect(result).toMatchObject({ voters: '12', shares: [{ share: 75 }, { share: 50 }] });
});

test.each([
  ['more votes than voters', { voters: 5, counts: [5, 1] }, false],
  ['fewer votes than voters', { voters: 7, counts: [5, 1] }, false],
  ['a count for an answer that is not there', { voters: 6, counts: [5, 1, 0] }, false],
  ['less than nothing', { voters: 5, counts: [6, -1] }, false],
  ['a part of a vote', { voters: 5, counts: [2.5, 2.5] }, false],
  ['several choices, one of more people than voted', { voters: 5, counts: [6, 1] }, true],
  ['several choices, fewer than voters', { voters: 5, counts: [2, 2] }, true],
])('counts that cannot be are a fault: %s', (_what, votes, many) => {
  expect(() => resultOf(poll(2, { many }), votes, MINIMUM)).toThrow(RangeError);
});

const anyCounts = fc.array(fc.nat(60), { minLength: 2, maxLength: 10 });

test('whatever the counts, a result survives being stored as JSON, and reads back as it was', () => {
  fc.assert(
    fc.property(anyCounts, fc.constantFrom<Openness>('anonymous', 'open'), (counts, openness) => {
      const result = resultOf(poll(counts.length, { openness }), { voters: sum(counts), counts }, MINIMUM);
      expect(closedResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('whatever the counts, numbers are multiples of 5, and with the votes that were moved to “hardly any” within 2.5 of the truth', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const voters = sum(counts);
      fc.pre(voters >= 10);
      const result = resultFor(counts);
      const shares = 'shares' in result ? result.shares : [];
      const exact = shares.every(({ share }) => share !== null);
      let missing = 0;
      for (const [at, { share, bar }] of shares.entries()) {
        if (share === null) continue;
        const truth = (100 * (counts[at] ?? 0)) / voters;
        expect([share % 5, share >= 10, share <= 90, bar]).toEqual([0, true, true, share / 5]);
        expect(share).toBeLessThanOrEqual(truth + 2.5);
        missing += Math.max(0, Math.ceil(((truth - share - 2.5) * voters) / 100 - 1e-9));
      }
      expect(missing).toBeLessThanOrEqual(exact ? 0 : 2);
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

test('whatever the counts, “nearly all” and “hardly any” never mean exactly everybody or nobody', () => {
  for (let voters = 10; voters <= 200; voters++) {
    expect(wordsFor([voters, 0])).toEqual(wordsFor([voters - 1, 1]));
    expect(wordsFor([voters, 0])).toEqual(wordsFor([voters - 2, 2]));
    expect(wordsFor([voters, 0])).toEqual(['nearly all', 'hardly any']);
  }
});

test('a small result that was kept before there was a sentence still reads back, and is drawn whole', () => {
  const share = (label: string) => ({ label, words: 'half or fewer', share: null, bar: null });
  const old = closedResult.parse({ kind: 'words', voters: '5 to 9', shares: [share('Yes'), share('No')] });
  expect('shares' in old ? listed(old) : []).toEqual([share('Yes'), share('No')]);
});

test('what is kept of two polls with other votes but the same card is the same to the last letter', () => {
  expect(JSON.stringify(resultFor([8, 0]))).toBe(JSON.stringify(resultFor([7, 2])));
  expect(JSON.stringify(resultFor([49, 51]))).toBe(JSON.stringify(resultFor([51, 49])));
});
