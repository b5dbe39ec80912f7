import { type Counts, oneChoice, ownVotes, sum } from '../../testing/one-knower';

/** A result and how likely it is. */
export type Likely = readonly [counts: Counts, likelihood: number];

/** How likely these counts are, whichever order the answers are in. */
export type Likelihood = (counts: Counts) => number;

/** Each person chooses any answer, each as likely as the others. */
export const evenly: Likelihood = (counts) => ways(counts) / counts.length ** sum(counts);

/** How likely a person is to choose the answer that is most to the taste of all. */
const FAVOURITE = 0.6;

/** One answer, each as likely as the others, is chosen by each person with a likelihood of six in ten, the others share the rest. */
export const peaked: Likelihood = (counts) => {
  const other = (1 - FAVOURITE) / (counts.length - 1);
  const each = counts.map((count) => FAVOURITE ** count * other ** (sum(counts) - count));
  return (ways(counts) * sum(each)) / counts.length;
};

/** In how many ways people can be divided like this. */
const ways = (counts: Counts): number => counts.reduce((all, count) => all / factorial(count), factorial(sum(counts)));

export const factorial = (of: number): number => (of < 2 ? 1 : of * factorial(of - 1));

export const resultsOf = (voters: number, answers: number, likelihood: Likelihood): readonly Likely[] =>
  [...oneChoice(voters, answers)].map((counts) => [counts, likelihood(counts)]);

/** Each person chooses any set of answers, but not none, each as likely as the others. */
export function severalEvenly(voters: number, answers: number): readonly Likely[] {
  const owns = ownVotes(answers, true);
  let all = new Map<string, Likely>([['', [Array(answers).fill(0), 1]]]);
  for (let voter = 0; voter < voters; voter++) {
    const next = new Map<string, Likely>();
    for (const [counts, likelihood] of all.values())
      for (const own of owns) {
        const sums = counts.map((count, at) => count + (own[at] ?? 0));
        const [, before] = next.get(sums.join()) ?? [sums, 0];
        next.set(sums.join(), [sums, before + likelihood / owns.length]);
      }
    all = next;
  }
  return [...all.values()];
}
