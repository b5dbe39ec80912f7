import type { Poll } from '../polls/poll';
import { resultOf } from '../polls/results/result';

export type Counts = readonly number[];

type Asked = Pick<Poll, 'options' | 'many' | 'openness'>;

/** An anonymous poll with these answers, or so many that are of no scale. */
export const anonymousPoll = (answers: number | readonly string[], many = false): Asked => ({
  options: labelsOf(answers).map((label, id) => ({ id, label })),
  many,
  openness: 'anonymous',
});

const labelsOf = (answers: number | readonly string[]): readonly string[] =>
  typeof answers === 'number' ? Array.from({ length: answers }, (_, at) => `Answer ${at}`) : answers;

/** Everything that the result of these counts shows, as one text. */
export const tellingOf = (poll: Asked, counts: Counts, voters: number): string =>
  JSON.stringify(resultOf(poll, { voters, counts }, { minimum: 5 }));

/**
 * What one person among the voters is certain of who knows how many voted, what they chose themselves, the rules, and that
 * the votes are one of these (`worlds`: all that are told alike): the answers that surely every other person gave, or none
 * of them. Nobody knows more of one other person: the others can be exchanged for each other in every world.
 */
export function certainties(worlds: readonly Counts[], voters: number, owns: readonly Counts[]): string[] {
  const others = voters - 1;
  return owns.flatMap((own) => {
    const left = worlds
      .map((counts) => counts.map((count, at) => count - (own[at] ?? 0)))
      .filter((counts) => counts.every((count) => count >= 0 && count <= others) && sum(counts) >= others);
    if (left.length === 0) return [];
    return own.flatMap((_, at) => {
      const counts = left.map((world) => world[at] ?? 0);
      const isCertain = counts.every((count) => count === 0) || counts.every((count) => count === others);
      return isCertain ? [`who chose ${own} is certain about answer ${at}: ${worlds[0]} of ${voters}`] : [];
    });
  });
}

/** Every way in which so many people can vote, gathered by what is told of it: worlds that nobody can tell apart. */
export function worldsToldAlike(voters: number, poll: Asked): readonly (readonly Counts[])[] {
  const answers = poll.options.length;
  const alike = new Map<string, Counts[]>();
  for (const counts of poll.many ? severalChoices(voters, answers) : oneChoice(voters, answers)) {
    const words = tellingOf(poll, counts, voters);
    const worlds = alike.get(words);
    if (worlds) worlds.push(counts);
    else alike.set(words, [counts]);
  }
  return [...alike.values()];
}

/** The votes that one person can have cast. */
export const ownVotes = (answers: number, many: boolean): readonly Counts[] =>
  Array.from({ length: 2 ** answers - 1 }, (_, bits) =>
    Array.from({ length: answers }, (__, at) => ((bits + 1) >> at) & 1),
  ).filter((own) => many || sum(own) === 1);

/** Every way in which so many people can vote where each gives one answer. */
export function* oneChoice(voters: number, answers: number): Generator<Counts> {
  if (answers === 1) yield [voters];
  else
    for (let first = 0; first <= voters; first++)
      for (const rest of oneChoice(voters - first, answers - 1)) yield [first, ...rest];
}

/** The same, once for all orders of the answers: the most votes first. */
export function* oneChoiceFalling(voters: number, answers: number, most = voters): Generator<Counts> {
  if (answers === 1) {
    if (voters <= most) yield [voters];
    return;
  }
  for (let first = Math.min(voters, most); first * answers >= voters; first--)
    for (const rest of oneChoiceFalling(voters - first, answers - 1, first)) yield [first, ...rest];
}

/** Where each gives at least one answer: the counts are no fewer than the voters. */
export function* severalChoices(voters: number, answers: number): Generator<Counts> {
  const size = voters + 1;
  for (let code = 0; code < size ** answers; code++) {
    const counts = Array.from({ length: answers }, (_, at) => Math.floor(code / size ** at) % size);
    if (sum(counts) >= voters) yield counts;
  }
}

export const sum = (counts: Counts): number => counts.reduce((total, count) => total + count, 0);

/**
 * What may be certain to one knower of what these counts are told as: nothing, where for every answer that the knower may
 * have given, and every answer, one of the votes that are told alike has somebody else who gave it, and one has somebody
 * else who did not. Looks for them near these counts, so that it works for many answers as well.
 */
export function unproven(poll: Asked, counts: Counts, voters: number): string[] {
  const words = tellingOf(poll, counts, voters);
  const answers = [...counts.keys()];
  let open = answers.flatMap((own) => answers.flatMap((at) => [false, true].map((gave) => ({ own, at, gave }))));
  for (const near of nearby(counts)) {
    if (open.length === 0) break;
    const proves = open.filter(({ own, at, gave }) => {
      const others = (near[at] ?? 0) - (at === own ? 1 : 0);
      return (near[own] ?? 0) > 0 && (gave ? others > 0 : others < voters - 1);
    });
    if (proves.length > 0 && tellingOf(poll, near, voters) === words)
      open = open.filter((one) => !proves.includes(one));
  }
  return open.map(
    ({ own, at, gave }) =>
      `${counts} of ${voters}: who chose ${own}, that somebody ${gave ? 'gave' : 'did not give'} ${at}`,
  );
}

/** These counts; those in which one or two people chose otherwise; and with the most votes at any two of the answers. */
function* nearby(counts: Counts): Generator<Counts> {
  yield counts;
  for (const moved of oneMoved(counts)) yield moved;
  for (const moved of oneMoved(counts)) yield* oneMoved(moved);
  const [first = 0, second = 0] = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  for (const one of counts.keys())
    for (const other of counts.keys())
      yield swapped(swapped(counts, first, one), second === one ? first : second, other);
}

const swapped = (counts: Counts, one: number, other: number): Counts =>
  counts.with(one, counts[other] ?? 0).with(other, counts[one] ?? 0);

function* oneMoved(counts: Counts): Generator<Counts> {
  for (const [from, count] of counts.entries())
    for (const to of counts.keys())
      if (count > 0 && from !== to) yield counts.with(from, count - 1).with(to, (counts[to] ?? 0) + 1);
}
