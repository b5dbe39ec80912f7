import { SCALES } from '../../content/scales';
import { certaintiesOfSeveral } from '../../testing/knower-of-several';
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
const FEW = [5, 6, 7, 8, 9];

/** What a reader with this knowledge can be certain of. */
function told(voters: number, answers: number | readonly string[], many: boolean): string[] {
  const poll = anonymousPoll(answers, many);
  const owns = ownVotes(poll.options.length, many);
  return worldsToldAlike(voters, poll).flatMap((worlds) => certainties(worlds, voters, owns));
}

describe('whoever voted, and knows how many did, is certain of no other person what they chose or did not', () => {
  test.each(FEW)('of %d voters with one choice of 2 to 10 answers, in every possible result', (voters) => {
    for (let answers = 2; answers <= 10; answers++) expect(told(voters, answers, false).slice(0, 3)).toEqual([]);
  });

  test.each(FEW)('of %d voters on every scale, with answers behind it and without', (voters) => {
    for (const scale of Object.values(SCALES))
      for (const extra of [[], ['Not my role'], ['Not my role', 'Prefer not to say']])
        expect(told(voters, [...scale, ...extra], false).slice(0, 3)).toEqual([]);
  });

  test.each(FEW)('of %d voters with several choices of many answers', (voters) => {
    for (let answers = 2; answers <= (voters < 9 ? 10 : 8); answers++)
      expect(certaintiesOfSeveral(anonymousPoll(answers, true), voters).slice(0, 3)).toEqual([]);
  });

  test.each(VOTERS)('of %d voters with one choice, in every possible result', (voters) => {
    for (const answers of voters <= 25 ? [2, 3, 4] : [2, 3])
      expect(told(voters, answers, false).slice(0, 3)).toEqual([]);
  });

  test.each(VOTERS.slice(5))('of %d voters with one choice of many answers', (voters) => {
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
