import { readingAge } from './readability';

describe('the reading age', () => {
  it('is the Automated Readability Index plus 5', () => {
    // 9 words with 35 letters in one sentence: 4.71 × 35/9 + 0.5 × 9 − 21.43 + 5
    expect(readingAge('The quick brown fox jumps over the lazy dog.')).toBeCloseTo(6.39, 2);
  });

  it('grows with longer words and with longer sentences', () => {
    const plain = readingAge('Tell someone. Ask for help. You are not alone in this.');
    expect(
      readingAge('Communicate concerns. Request appropriate assistance. Isolation is unnecessary.'),
    ).toBeGreaterThan(plain);
    expect(readingAge('Tell someone and ask for help because you are not alone in this.')).toBeGreaterThan(plain);
  });

  it('counts a word with a hyphen or an apostrophe once, and no punctuation as letters', () => {
    expect(readingAge("The child's plan is up-to-date.")).toBe(readingAge('The childs plan is uptodate'));
  });

  it('is 0 for a text without words', () => {
    expect([readingAge(''), readingAge('… !!')]).toEqual([0, 0]);
  });
});
