import { type Counts, certainties, oneChoice, ownVotes, severalChoices, sum } from '../../testing/one-knower';
import { type FewWords, wordsForFew } from './words-for-few';

/** The shares of the voters that each phrase may stand for. */
const MEANS: Readonly<Record<FewWords, (share: number) => boolean>> = {
  'most or all': (share) => share >= 0.5,
  'half or more': (share) => share >= 0.5,
  'about half': (share) => share >= 1 / 3 && share <= 2 / 3,
  'half or fewer': (share) => share <= 0.5,
  'a few or none': (share) => share < 1 / 3,
};

const cases = [5, 6, 7, 8, 9].flatMap((voters) => [
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((options) => ({ voters, options, many: false })),
  ...[2, 3, 4].map((options) => ({ voters, options, many: true })),
]);

describe.each(cases)('of $voters voters and $options answers, several choices: $many', ({ voters, options, many }) => {
  const results = [...(many ? severalChoices(voters, options) : oneChoice(voters, options))];
  const alike = new Map<string, Counts[]>();
  for (const counts of results) {
    const words = wordsForFew(counts, voters, many).join();
    const worlds = alike.get(words);
    if (worlds) worlds.push(counts);
    else alike.set(words, [counts]);
  }

  test('no answer’s count is certain, to a reader who knows the number of voters and adds up all answers', () => {
    const certain = [...alike.values()].filter((worlds) =>
      Array.from({ length: options }, (_, at) => new Set(worlds.map((counts) => counts[at]))).some(
        ({ size }) => size < 2,
      ),
    );
    expect(certain).toEqual([]);
  });

  test('no voter, who knows their own vote as well, can tell of anybody else what they answered or did not', () => {
    const owns = ownVotes(options, many);
    expect([...alike.values()].flatMap((worlds) => certainties(worlds, voters, owns))).toEqual([]);
  });

  test('no word is untrue', () => {
    const untrue = results.filter((counts) =>
      wordsForFew(counts, voters, many).some((words, at) => !MEANS[words]((counts[at] ?? 0) / voters)),
    );
    expect(untrue).toEqual([]);
  });
});

describe('a team reads', () => {
  test.each<[string, Counts, boolean, FewWords[]]>([
    ['all five agreed', [5, 0], false, ['half or more', 'half or fewer']],
    ['all eight agreed', [8, 0], false, ['most or all', 'a few or none']],
    ['all but one of eight agreed: the same', [7, 1], false, ['most or all', 'a few or none']],
    ['all but two of eight agreed: the same', [6, 2], false, ['most or all', 'a few or none']],
    ['four of seven', [4, 3], false, ['about half', 'about half']],
    ['a tie of eight', [4, 4], false, ['about half', 'about half']],
    ['nearly a tie of eight: the same', [3, 5], false, ['about half', 'about half']],
    ['a tie of six, where exactly half is both', [3, 3], false, ['half or more', 'half or fewer']],
    [
      'five points of a scale, four of eight on one of them',
      [0, 1, 2, 4, 1],
      false,
      ['half or fewer', 'half or fewer', 'half or fewer', 'about half', 'half or fewer'],
    ],
    ['nine with no answer ahead', [3, 3, 3], false, ['half or fewer', 'half or fewer', 'half or fewer']],
    ['several choices of seven', [6, 4, 1], true, ['half or more', 'half or more', 'half or fewer']],
  ])('%s', (_what, counts, many, words) => {
    const voters = many ? 7 : sum(counts);
    expect(wordsForFew(counts, voters, many)).toEqual(words);
  });
});
