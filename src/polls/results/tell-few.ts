import type { Share } from './closed-result';
import { sidesOf } from './sides-of-scale';
import { ALIKE, BARS, type FewWords, isFew, isMost, wordsForFew } from './words-for-few';

/** What is told of a result of 5 to 9 voters: some answers in words, or one sentence, or both. */
type FewTold = { readonly says: string | null; readonly shares: readonly Share[] };

/** The counts of a poll's answers, in the order of `labels`. */
type Counted = { readonly labels: readonly string[]; readonly counts: readonly number[]; readonly voters: number };

/**
 * Tells a result of 5 to 9 voters so that nobody's answer can be worked out.
 *
 * The reader we guard against has watched the card and knows exactly how many voted, knows their own vote, knows these
 * rules, and adds up all the answers. Even so, they cannot be certain which answer any other person gave, or did not give:
 * a test goes through every possible result. For that, what is told must leave each answer, named or not, room for two
 * votes or more, and any two answers room beside each other.
 *
 * With two answers, or several choices, each answer is described. With one choice of three or more, the answers in front
 * are named where at least two people are left for the rest, and only then; how far the rest was spread is told up to
 * “nearly everyone else chose differently”.
 */
export function tellFew(counted: Counted, many: boolean): FewTold {
  const { counts, voters } = counted;
  if (many || counts.length === 2 || isRoomToDescribe(counted)) return eachDescribed(counted, many);
  const most = Math.max(...counts);
  const [first = 0, ...level] = [...counts.keys()].filter((at) => counts[at] === most);
  if (isMost(most, voters)) return eachDescribed(counted, many);
  return isFew(most) || level.length > 0 ? noneAhead(counted) : oneAhead(counted, first);
}

/** Two answers or more can be described if two people are left for the rest, or if there is no rest. */
function isRoomToDescribe({ counts, voters }: Counted): boolean {
  const told = counts.filter((count) => !isFew(count));
  return told.length > 1 && (told.length === counts.length || voters - sum(told) >= ALIKE);
}

/** Every answer in words, but those with the lowest words are one clause if they are several. */
function eachDescribed(counted: Counted, many: boolean): FewTold {
  const { labels, counts, voters } = counted;
  const words = counts.map((count) => wordsForFew(count, voters));
  const [one = 'half'] = words;
  if (words.every((other) => other === one))
    return { says: `No answer stood out. Each was chosen by ${one}.`, shares: told(labels, words) };
  const lowest = wordsForFew(0, voters);
  const lower = words.filter((word) => word === lowest).length;
  if (lower < 2) return { says: null, shares: told(labels, words) };
  const shares = told(
    labels,
    words.map((word) => (word === lowest ? undefined : word)),
  );
  if (words.length - lower > 1) return { says: `Each other answer: ${lowest}.`, shares };
  const [at = 0] = [...words.keys()].filter((place) => words[place] !== lowest);
  const rest = many ? `, and ${lowest} each other answer` : '';
  return { says: `${capital(words[at] ?? one)} chose ${quoted(labels, at)}${rest}.`, shares };
}

/** One answer has more votes than any other, and nothing may be told of the others but how far they were spread. */
function oneAhead(counted: Counted, first: number): FewTold {
  const { labels, counts, voters } = counted;
  const most = counts[first] ?? 0;
  const left = voters - most;
  const words = wordsForFew(most, voters);
  const lead = 2 * most > voters ? '' : ', more than any other answer';
  const says = `${capital(words)} chose ${quoted(labels, first)}${lead}.`;
  const others = counts.filter((count, at) => at !== first && count > 0).length;
  return {
    says: [says, restWords(others, left, counts.length - 1)].filter(Boolean).join(' '),
    shares: told(
      labels,
      counts.map((_, at) => (at === first ? words : undefined)),
    ),
  };
}

/** Over how many of the other answers the rest of the votes was spread, if that may be said and says something. */
function restWords(others: number, left: number, answers: number): string {
  if (left < 4 || answers < 3) return '';
  if (others <= 2) return 'The rest chose one or two others.';
  return `The rest chose ${howMany(others, left - 1, answers)} others.`;
}

/** No answer is told apart, but the side of a scale may be, or else how many answers were chosen at all. */
function noneAhead({ labels, counts, voters }: Counted): FewTold {
  const shares = told(
    labels,
    counts.map(() => undefined),
  );
  // With two votes for each of its answers, a side must be able to have the majority: else the others are left too little.
  const sides = sidesOf(labels).filter((side) => 2 * ALIKE * side.length > voters);
  const majority = sides.find((side) => 2 * sum(side.map((at) => counts[at] ?? 0)) > voters);
  if (majority)
    return { says: `No one answer stood out, but more than half chose ${sideWords(labels, majority)}.`, shares };
  if (sides.length > 0) return { says: 'No answer stood out, and neither side had more than half.', shares };
  const chosen = counts.filter((count) => count > 0).length;
  return { says: `No answer stood out. Votes went to ${howMany(chosen, voters - 1, counts.length)} answers.`, shares };
}

function sideWords(labels: readonly string[], side: readonly number[]): string {
  const [from = 0, to = 0] = [side[0], side.at(-1)];
  return `${quoted(labels, from)} ${side.length === 2 ? 'or' : 'to'} ${quoted(labels, to)}`;
}

/** If everybody chose another answer, that must look as if two of them had chosen the same: `most` or more. */
function howMany(chosen: number, most: number, answers: number): string {
  const atMost = Math.min(chosen, most);
  const number = NUMBERS[atMost] ?? String(atMost);
  if (atMost === answers) return `all ${number}`;
  return chosen >= most ? `${number} or more` : number;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const told = (labels: readonly string[], words: readonly (FewWords | undefined)[]): readonly Share[] =>
  labels.map((label, at) => {
    const one = words[at];
    return one === undefined
      ? { label, words: '', share: null, bar: null }
      : { label, words: one, share: null, ...BARS[one] };
  });

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const quoted = (labels: readonly string[], at: number): string => `“${labels[at] ?? ''}”`;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
