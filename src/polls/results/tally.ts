import type { Poll } from '../poll';
import type { Choices } from '../vote';
import type { ShownResult } from './closed-result';

/** How many people voted, and how many of them chose each option, in the order of the options. */
export type Tally = { readonly voters: number; readonly counts: readonly number[] };

/**
 * Counts the votes of a poll: one `Choices` per person. Ignores ids that the poll does not have, and counts a repeated
 * id once.
 */
export function tally({ options }: Pick<Poll, 'options'>, votes: Iterable<Choices>): Tally {
  const counts = new Map(options.map(({ id }) => [id, 0]));
  let voters = 0;
  for (const choices of votes) {
    const known = [...new Set(choices)].filter((id) => counts.has(id));
    for (const id of known) counts.set(id, (counts.get(id) ?? 0) + 1);
    if (known.length > 0) voters++;
  }
  return { voters, counts: options.map(({ id }) => counts.get(id) ?? 0) };
}

/**
 * What an open poll always shows: exact counts, and shares of the voters in whole per cent. Never for an anonymous
 * poll.
 */
export function liveCounts({ options }: Pick<Poll, 'options'>, { voters, counts }: Tally): ShownResult {
  return {
    kind: 'counts',
    voters: String(voters),
    shares: options.map(({ label }, at) => {
      const count = counts[at] ?? 0;
      const part = voters === 0 ? 0 : count / voters;
      return { label, words: `${count} of ${voters}`, share: Math.round(100 * part), bar: Math.round(20 * part) };
    }),
  };
}
