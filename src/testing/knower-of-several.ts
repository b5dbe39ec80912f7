import { type Counts, ownVotes, sum, tellingOf } from './one-knower';

type Asked = Parameters<typeof tellingOf>[0];

/**
 * What one person is certain of in a poll of several choices that has too many answers to go through every result. Each
 * telling is looked at once for all orders of the answers; what is told alike is every vote with each count in its range.
 */
export function certaintiesOfSeveral(poll: Asked, voters: number): string[] {
  const answers = poll.options.length;
  const seen = new Set<string>();
  const found: string[] = [];
  for (const counts of falling(voters, answers)) {
    if (sum(counts) < voters) continue;
    const words = tellingOf(poll, counts, voters);
    if (seen.has(words)) continue;
    seen.add(words);
    const ranges = rangesOf(poll, counts, voters);
    const isCertain = (at: number) => ownsToTry(at, ranges, voters).some((own) => knows(own, at, ranges, voters));
    found.push(...[...counts.keys()].filter(isCertain).map((at) => `answer ${at} of ${counts}, ${voters} voters`));
  }
  return found;
}

/** Each possible count of each answer, beside the highest of the others. */
function rangesOf(poll: Asked, counts: Counts, voters: number): readonly Counts[] {
  const words = tellingOf(poll, counts, voters);
  const isAlike = (near: Counts) => sum(near) >= voters && tellingOf(poll, near, voters) === words;
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, count) => count);
  const highest = counts.map((_, at) => Math.max(...upTo(voters).filter((count) => isAlike(counts.with(at, count)))));
  return highest.map((high, at) => upTo(high).filter((count) => isAlike(highest.with(at, count))));
}

/**
 * Whoever chose less themselves leaves more to the others, and so can be certain of less. So it is enough to try those who
 * chose all the other answers, where that is possible.
 */
function ownsToTry(at: number, ranges: readonly Counts[], voters: number): readonly Counts[] {
  return [0, 1].flatMap((mine) => {
    const all = ranges.map((_, place) => (place === at ? mine : 1));
    if (othersOf(all, at, ranges, voters).length > 0) return [all];
    return ownVotes(ranges.length, true).filter((own) => own[at] === mine);
  });
}

function knows(own: Counts, at: number, ranges: readonly Counts[], voters: number): boolean {
  const counts = othersOf(own, at, ranges, voters);
  return counts.length > 0 && (counts.every((count) => count === 0) || counts.every((count) => count === voters - 1));
}

/** How many of the others may have chosen this answer, if one person's own vote is known: each of them chose something. */
function othersOf(own: Counts, at: number, ranges: readonly Counts[], voters: number): Counts {
  const others = voters - 1;
  const without = ranges.map((range, place) =>
    range.map((count) => count - (own[place] ?? 0)).filter((count) => count >= 0 && count <= others),
  );
  if (without.some((counts) => counts.length === 0)) return [];
  const rest = sum(without.map((counts, place) => (place === at ? 0 : Math.max(...counts))));
  return (without[at] ?? []).filter((count) => count + rest >= others);
}

/** Counts of so many answers, the most first. */
function* falling(most: number, answers: number): Generator<Counts> {
  if (answers === 0) yield [];
  else
    for (let first = most; first >= 0; first--) for (const rest of falling(first, answers - 1)) yield [first, ...rest];
}
