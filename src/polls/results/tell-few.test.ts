import { SCALES } from '../../content/scales';
import { type Counts, oneChoice, sum } from '../../testing/one-knower';
import { tellFew } from './tell-few';

const LETTERS = [...'ABCDEFGHIJ'];
const tell = (counts: Counts, labels: readonly string[] = LETTERS, many = false, voters = sum(counts)) =>
  tellFew({ labels: labels.slice(0, counts.length), counts, voters }, many);
/** The sentence, and the answers of which something is told. */
const read = (...of: Parameters<typeof tell>) => {
  const { says, shares } = tell(...of);
  return [says, ...shares.flatMap(({ label, words }) => (words === '' ? [] : [`${label}: ${words}`]))];
};

describe('two answers', () => {
  test.each<[string, Counts, string[]]>([
    ['all five agree', [5, 0], ['A: more than half', 'B: fewer than half']],
    ['three of five: the same', [3, 2], ['A: more than half', 'B: fewer than half']],
    ['all eight agree', [8, 0], ['A: most or all', 'B: a few or none']],
    ['all but two of eight: the same', [6, 2], ['A: most or all', 'B: a few or none']],
    ['five of eight', [5, 3], ['A: about two thirds', 'B: about a third']],
    ['three of seven', [3, 4], ['A: just under half', 'B: just over half']],
  ])('%s', (_what, counts, told) => {
    expect(read(counts)).toEqual([null, ...told]);
  });

  test('a tie is one sentence', () => {
    expect(tell([3, 3]).says).toBe('No answer stood out. Each was chosen by half.');
  });
});

describe('one choice of several answers', () => {
  test.each<[string, Counts, string, string[]]>([
    ['three of five', [0, 3, 1, 1, 0], 'More than half chose “B”.', ['B: more than half']],
    ['all of nine', [0, 9, 0, 0], 'Most or all chose “B”.', ['B: most or all']],
    [
      'three of seven in front, and the rest in two others',
      [3, 2, 2, 0],
      'Just under half chose “A”, more than any other answer. The rest chose one or two others.',
      ['A: just under half'],
    ],
    [
      'the same, and the rest spread widely',
      [3, 1, 1, 1, 1],
      'Just under half chose “A”, more than any other answer. The rest chose three or more others.',
      ['A: just under half'],
    ],
    ['five of eight', [5, 3, 0], 'About two thirds chose “A”.', ['A: about two thirds']],
    [
      'two level in front of eight',
      [3, 3, 1, 1],
      'Each other answer: a few or none.',
      ['A: about a third', 'B: about a third'],
    ],
    ['two level of eight, with nobody left', [4, 4, 0], 'No answer stood out. Votes went to two answers.', []],
    [
      'three level of nine',
      [3, 3, 3],
      'No answer stood out. Each was chosen by about a third.',
      ['A', 'B', 'C'].map((label) => `${label}: about a third`),
    ],
    [
      'one close behind another of nine',
      [4, 3, 1, 1],
      'Each other answer: a few or none.',
      ['A: just under half', 'B: about a third'],
    ],
    ['two level of six', [3, 3, 0], 'No answer stood out. Votes went to two answers.', []],
    ['two each', [2, 2, 2], 'No answer stood out. Votes went to all three answers.', []],
    ['everybody another', [1, 1, 1, 1, 1], 'No answer stood out. Votes went to four or more answers.', []],
    [
      'nearly everybody another: the same',
      [2, 1, 1, 1, 0],
      'No answer stood out. Votes went to four or more answers.',
      [],
    ],
  ])('%s', (_what, counts, says, told) => {
    expect(read(counts)).toEqual([says, ...told]);
  });

  test('an answer that is two votes ahead is always named, alone or above all others that are told', () => {
    for (const voters of [5, 6, 7, 8, 9])
      for (let answers = 2; answers <= 8; answers++)
        for (const counts of oneChoice(voters, answers)) {
          const [most = 0, next = 0] = counts.toSorted((a, b) => b - a);
          if (most - next < 2) continue;
          const { shares } = tell(counts);
          const [first, second] = shares.toSorted((a, b) => (b.bar ?? -1) - (a.bar ?? -1));
          expect([first?.label, (first?.bar ?? 0) > (second?.bar ?? -1)]).toEqual([
            LETTERS[counts.indexOf(most)],
            true,
          ]);
        }
  });
});

describe('a scale on which no answer stands out', () => {
  test.each<[string, Counts, readonly string[], string]>([
    [
      'a side with more than half',
      [0, 1, 0, 2, 2],
      SCALES.agreement,
      'No one answer stood out, but more than half chose “Agree” or “Strongly agree”.',
    ],
    [
      'a side of three answers',
      [2, 2, 1, 0, 2, 0],
      SCALES['fist-to-five'],
      'No one answer stood out, but more than half chose “0: no confidence” to “2: some worries”.',
    ],
    ['neither side', [2, 0, 1, 0, 2], SCALES.agreement, 'No answer stood out, and neither side had more than half.'],
    [
      'eight, where a side would leave the others too little',
      [0, 1, 2, 2, 3].with(4, 2).with(1, 2),
      SCALES.agreement,
      'No answer stood out. Votes went to four answers.',
    ],
  ])('%s', (_what, counts, labels, says) => {
    expect(read(counts, labels)).toEqual([says]);
  });
});

describe('several choices', () => {
  test.each<[string, number, Counts, string | null, string[]]>([
    ['each in its words', 7, [6, 4, 1], null, ['A: most or all', 'B: just over half', 'C: a few or none']],
    [
      'the lowest together',
      7,
      [6, 4, 1, 0],
      'Each other answer: a few or none.',
      ['A: most or all', 'B: just over half'],
    ],
    [
      'one above the lowest',
      9,
      [8, 2, 1],
      'Most or all chose “A”, and a few or none each other answer.',
      ['A: most or all'],
    ],
  ])('%s', (_what, voters, counts, says, told) => {
    expect(read(counts, LETTERS, true, voters)).toEqual([says, ...told]);
  });

  test('all alike are one sentence', () => {
    expect(tell([3, 3, 3], LETTERS, true, 5).says).toBe('No answer stood out. Each was chosen by more than half.');
  });
});

test('what is said of a result as a whole is at most 17 words', () => {
  for (const voters of [5, 6, 7, 8, 9])
    for (let answers = 2; answers <= 7; answers++)
      for (const counts of oneChoice(voters, answers))
        expect((tell(counts).says ?? '').split(' ').length).toBeLessThanOrEqual(17);
});

test('no result of five answers repeats the same words for answer after answer', () => {
  for (const voters of [5, 6, 7, 8, 9])
    for (const counts of oneChoice(voters, 5)) {
      const words = tell(counts).shares.flatMap(({ words }) => (words === '' ? [] : [words]));
      expect(words.length - new Set(words).size).toBeLessThanOrEqual(1);
    }
});
