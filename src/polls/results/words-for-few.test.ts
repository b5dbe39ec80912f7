import { BARS, type FewWords, wordsForFew } from './words-for-few';

/** The shares of the voters that the words may stand for. */
const MEANS: Readonly<Record<FewWords, (share: number) => boolean>> = {
  'most or all': (share) => share > 2 / 3,
  'more than half': (share) => share > 0.5,
  'about two thirds': (share) => Math.abs(share - 2 / 3) < 0.05,
  'just over half': (share) => share > 0.5 && share < 0.6,
  half: (share) => share === 0.5,
  'just under half': (share) => share < 0.5 && share > 0.4,
  'about a third': (share) => Math.abs(share - 1 / 3) < 0.05,
  'fewer than half': (share) => share < 0.5,
  'a few or none': (share) => share < 1 / 3,
};

const VOTERS = [5, 6, 7, 8, 9];
const counts = (voters: number) => Array.from({ length: voters + 1 }, (_, count) => count);

test.each(VOTERS)('no word about any count of %d is untrue, nor is its bar', (voters) => {
  for (const count of counts(voters)) {
    const words = wordsForFew(count, voters);
    expect([voters, count, words, MEANS[words](count / voters)]).toEqual([voters, count, words, true]);
    expect((20 * count) / voters).toBeGreaterThan(BARS[words].bar - 1);
    expect((20 * count) / voters).toBeLessThan(BARS[words].to + 1);
  }
});

test.each(VOTERS)('none, one and two of %d are told alike, and so are all, all but one and all but two', (voters) => {
  const told = counts(voters).map((count) => wordsForFew(count, voters));
  expect(new Set(told.slice(0, 3)).size).toBe(1);
  expect(new Set(told.slice(-3)).size).toBe(1);
  expect(new Set(told).size).toBe(voters - 3);
});
