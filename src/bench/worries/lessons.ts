import type { Content } from '../../content/schema';
import { entriesOf } from '../../lookup/entry';
import { wordsOf } from '../../lookup/words';
import type { WorryKnowledge } from '../../lookup/worries/hear-worry';
import { createMending, slipsOf } from '../../lookup/worries/worry-slips';
import { type Traits, traitsOf } from '../../lookup/worries/worry-traits';
import { readQueries } from '../lookup/queries';
import { LESSONS, type Probe, readProbes } from './probes';

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
  const keywords = entries.flatMap((entry) => entry.keywords);
  const names = entries.flatMap(({ title, aliases, abbreviations }) => [title, ...aliases, ...abbreviations]);
  return [
    ...content.worries.flatMap(({ kind, phrases }) => phrases.map((phrase) => lesson(phrase, kind, 1))),
    ...readProbes(LESSONS).flatMap(({ text, worry }) => (worry === null ? [] : [lesson(text, worry, 1)])),
    ...ordinary.map((phrase) => lesson(phrase, null, 1)),
    ...longLines(ordinary).map((line) => lesson(line, null, 1)),
    ...probes.map(({ text, worry }) => lesson(text, worry, PROBE)),
    ...keywords.map((keyword) => lesson(keyword, null, KEYWORD)),
    ...names.map((name) => lesson(name, null, 1)),
    // Two words typed as one are the commonest slip in a name.
    ...names.map((name) => lesson(name.replace(' ', ''), null, 1)),
    ...content.elsewhere.flatMap((topic) => topic.keywords.map((keyword) => lesson(keyword, null, 0.3))),
    ...(['sample', 'tuning'] as const).flatMap(readQueries).map(({ text }) => lesson(text, null, 1)),
  ];
}

/** Ordinary lines as long as a worry can be: several phrases that stand far apart in the lists, said in one breath. */
function longLines(phrases: readonly string[]): string[] {
  const every = Math.floor(phrases.length / PARTS);
  return phrases
    .slice(0, every)
    .map((_, at) => Array.from({ length: PARTS }, (_, part) => phrases[at + part * every]).join(' '));
}

const PARTS = 4;
