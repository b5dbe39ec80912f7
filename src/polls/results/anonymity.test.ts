import {
  anonymousPoll,
  certainties,
  oneChoiceFalling,
  ownVotes,
  tellingOf,
  unproven,
  worldsToldAlike,
} from '../../testing/one-knower';

const VOTERS = Array.from({ length: 36 }, (_, at) => at + 5);

/** What a reader with this knowledge can be certain of. */
function told(voters: number, answers: number, many: boolean): string[] {
  const owns = ownVotes(answers, many);
  return worldsToldAlike(voters, answers, many).flatMap((worlds) => certainties(worlds, voters, owns));
}

describe('whoever voted, and knows how many did, is certain of no other person what they chose or did not', () => {
  test.each(VOTERS)('of %d voters with one choice, in every possible result', (voters) => {
    for (const answers of voters <= 25 ? [2, 3, 4] : [2, 3])
      expect(told(voters, answers, false).slice(0, 3)).toEqual([]);
  });

  test.each(VOTERS)('of %d voters with one choice of many answers', (voters) => {
    for (const answers of voters <= 22 ? [5, 6, 10] : [4, 5]) {
      const seen = new Set<string>();
      for (const falling of oneChoiceFalling(voters, answers))
        for (const counts of [falling, falling.toReversed()]) {
          const words = tellingOf(anonymousPoll(answers), counts, voters);
          if (seen.has(words)) continue;
          seen.add(words);
          expect(unproven(anonymousPoll(answers), counts, voters)).toEqual([]);
        }
    }
  });

  test.each(VOTERS)('of %d voters with several choices, in every possible result', (voters) => {
    const most = voters < 10 ? 4 : voters <= 20 ? 3 : 2;
    for (let answers = 2; answers <= most; answers++) expect(told(voters, answers, true).slice(0, 3)).toEqual([]);
  });
});
