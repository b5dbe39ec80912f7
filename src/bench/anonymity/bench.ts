import { certaintiesOfSeveral } from '../../testing/knower-of-several';
import {
  anonymousPoll,
  type Counts,
  certainties,
  oneChoiceFalling,
  ownVotes,
  tellingOf,
  unproven,
  worldsToldAlike,
} from '../../testing/one-knower';
import { printSmallResults } from './small-results';

const MOST_ANSWERS = 10;

/**
 * For 5 to 40 voters, every result that a poll can have: how many there are, how many are told apart, and in how many of
 * those one of the voters, who knows their number, is certain what one other person chose or did not.
 */
export function benchAnonymity(print: (line: string) => void, most = 40): void {
  print(line(['voters', 'one choice, 2 to 4 answers', '5 to 10 answers', 'several choices, 2 and 3 answers']));
  print(line(['', 'results told certain', 'results told certain', 'results told certain']));
  for (let voters = 5; voters <= most; voters++) {
    const one = [2, 3, 4].map((answers) => everyWorld(voters, answers, false));
    const several = [2, 3].map((answers) => everyWorld(voters, answers, true));
    const inMany =
      voters < 10 ? [5, 6, 7, 8, 9, 10].map((answers) => everyWorld(voters, answers, false)) : inManyAnswers(voters);
    print(line([String(voters), figures(one), figures(inMany), figures(several)]));
  }
  const manyOfMany = [5, 6, 7, 8, 9].flatMap((voters) =>
    [4, 5, 6, 7, 8, 9, 10].flatMap((answers) => certaintiesOfSeveral(anonymousPoll(answers, true), voters)),
  );
  print(`several choices of 4 to 10 answers, 5 to 9 voters: ${manyOfMany.length} certain`);
  printSmallResults(print);
}

type Figures = { readonly results: number; readonly told: number; readonly certain: number };

/** With what is told alike gathered whole. */
function everyWorld(voters: number, answers: number, many: boolean): Figures {
  const alike = worldsToldAlike(voters, anonymousPoll(answers, many));
  const owns = ownVotes(answers, many);
  const certain = alike.filter((worlds) => certainties(worlds, voters, owns).length > 0);
  const results = alike.reduce((sum, worlds) => sum + worlds.length, 0);
  return { results, told: alike.length, certain: certain.length };
}

/** Every result, with the answers in falling and in rising order; what is told alike is looked for near it. */
function inManyAnswers(voters: number): Figures[] {
  const all: Figures[] = [];
  for (let answers = 5; answers <= MOST_ANSWERS; answers++) {
    const poll = anonymousPoll(answers);
    const told = new Map<string, Counts>();
    let results = 0;
    for (const falling of oneChoiceFalling(voters, answers))
      for (const counts of [falling, falling.toReversed()]) {
        results++;
        told.set(tellingOf(poll, counts, voters), counts);
      }
    const certain = [...told.values()].filter((counts) => unproven(poll, counts, voters).length > 0).length;
    all.push({ results, told: told.size, certain });
  }
  return all;
}

const figures = (all: readonly Figures[]): string =>
  (['results', 'told', 'certain'] as const).map((name) => all.reduce((sum, one) => sum + one[name], 0)).join(' ');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
