import type { Poll } from '../poll';
import type { Choices } from '../vote';

/** How many people voted, and how many of them chose each option, in the order of the options. */
export type Tally = { readonly voters: number; readonly counts: readonly number[] };

/** Counts the votes of a poll: one `Choices` a person. An id that the poll does not have, or has twice, counts no more. */
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
