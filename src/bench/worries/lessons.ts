import type { Content } from '../../content/schema';
import { entriesOf } from '../../lookup/entry';
import { wordsOf } from '../../lookup/words';
import type { WorryKnowledge } from '../../lookup/worries/hear-worry';
import { createMending, slipsOf } from '../../lookup/worries/worry-slips';
import { type Traits, traitsOf } from '../../lookup/worries/worry-traits';
import { type QuerySet, readQueries, TUNING_SETS } from '../lookup/queries';
import { LESSONS, type Probe, readProbes, readStillWorries } from './probes';

/** A line to learn from: its traits, its kind of worry or null, and how much it counts. */
export type Lesson = { readonly traits: Traits; readonly worry: Probe['worry']; readonly count: number };

/** Strangers' lines are nearer to what people type than an author's own. */
const PROBE = 2;
/** There are ten times as many keywords as phrases, and some of them could be a worry. */
const KEYWORD = 0.2;

/** Everything that hearing is learnt from: the lists, more lines of the same hand, strangers' probes, and what is looked up. */
export function lessonsFrom(content: Content, probes: readonly Probe[], vectors: WorryKnowledge['vectors']): Lesson[] {
  const mend = createMending(slipsOf(content, vectors), vectors);
  const lesson = (text: string, worry: Probe['worry'], count: number): Lesson => ({
    traits: traitsOf(mend(wordsOf(text))),
    worry,
    count,
  });
  const ordinary = [
    ...content.noWorries.flatMap(({ phrases }) => phrases),
    ...readProbes(LESSONS).flatMap(({ text, worry }) => (worry === null ? [text] : [])),
  ];
  const entries = entriesOf(content);
  const isWorry = new Set(readStillWorries());
  const keywords = entries.flatMap((entry) => entry.keywords).filter((keyword) => !isWorry.has(keyword));
  const names = entries.flatMap(({ title, aliases, abbreviations }) => [title, ...aliases, ...abbreviations]);
  return [
    ...content.worries.flatMap(({ kind, phrases }) => phrases.map((phrase) => lesson(phrase, kind, 1))),
    ...readProbes(LESSONS).flatMap(({ text, worry }) => (worry === null ? [] : [lesson(text, worry, 1)])),
    ...ordinary.map((phrase) => lesson(phrase, null, 1)),
    ...longLines(ordinary).map((line) => lesson(line, null, 1)),
    ...probes.map(({ text, worry }) => lesson(text, worry, PROBE)),
    ...keywords.map((keyword) => lesson(keyword, null, KEYWORD)),
    ...names.map((name) => lesson(name, null, 1)),
    // Two words typed as one are a common slip in a name.
    ...names.map((name) => lesson(name.replace(' ', ''), null, 1)),
    // So is a space that is typed a letter too early.
    ...names.map((name) => lesson(name.replace(/(\S)([ -])/, '$2$1'), null, 1)),
    ...content.elsewhere.flatMap((topic) => topic.keywords.map((keyword) => lesson(keyword, null, 0.3))),
    ...lookUps(isWorry).map(({ text, count }) => lesson(text, null, count)),
  ];
}

/** What people typed to look something up, without the lines that should be met by whom to call all the same. */
function lookUps(isWorry: ReadonlySet<string>): { readonly text: string; readonly count: number }[] {
  return TUNING_SETS.flatMap((set) =>
    readQueries(set).flatMap(({ text }) => (isWorry.has(text) ? [] : [{ text, count: CHOSEN.has(set) ? 2 : 1 }])),
  );
}

/** Sets that were written to be told apart from worries. */
const CHOSEN: ReadonlySet<QuerySet> = new Set(['sample', 'tuning']);

/** Ordinary lines as long as a worry can be: several phrases that stand far apart in the lists, said in one breath. */
function longLines(phrases: readonly string[]): string[] {
  const every = Math.floor(phrases.length / PARTS);
  return phrases
    .slice(0, every)
    .map((_, at) => Array.from({ length: PARTS }, (_, part) => phrases[at + part * every]).join(' '));
}

const PARTS = 4;
