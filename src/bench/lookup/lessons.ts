import type { Content } from '../../content/schema';
import { type Entry, entriesOf } from '../../lookup/entry';
import type { Evidence } from '../../lookup/evidence';
import { runToEnd } from '../../lookup/in-steps';
import { createEngine, type Knowledge, knowledgeOf } from '../../lookup/look-up';
import { readWordVectors } from '../../lookup/read-word-vectors';
import { createReader, readingInSteps } from '../../lookup/reader';
import { isSilent } from '../../lookup/small-words';
import { heard, spelledOut, stemOf, wordsOf } from '../../lookup/words';
import { kindsOf, type QuerySet, readQueries } from './queries';

/** A question to learn from: its evidence, which of its entries are right (none, if silence is), and how much it counts. */
export type Lesson = {
  readonly set: QuerySet;
  readonly evidence: Evidence;
  readonly right: readonly boolean[];
  readonly count: number;
};

/** The first set was read by whoever wrote the keywords, so it says less of strangers. */
const COUNTS: Partial<Record<QuerySet, number>> = { sample: 0.5, tuning: 0.4 };

/** Every question of these sets whose answer the evidence decides; names and what says nothing are decided before. */
export function lessonsFrom(sets: readonly QuerySet[], content: Content): Lesson[] {
  const near = nearTo(sets.flatMap(readQueries).map(({ text }) => text));
  const entries = entriesOf(content).map((entry) => ({
    ...entry,
    keywords: entry.keywords.filter((one) => !near(one)),
  }));
  const shipped = knowledgeOf(content, readWordVectors());
  const knowledge = { ...shipped, elsewhere: shipped.elsewhere.filter((one) => !near(one)) };
  const { lexicon, names, gather } = createReader(runToEnd(readingInSteps(entries, knowledge)), knowledge);
  const isDecided = decidedWithoutEvidence(entries, knowledge);
  return sets.flatMap((set) =>
    readQueries(set).flatMap((query): Lesson[] => {
      const text = heard(query.text);
      const words = spelledOut(wordsOf(text));
      const kinds = kindsOf(query);
      if (words.length === 0 || isDecided(text, kinds)) return [];
      const evidence = gather({ text, words: lexicon.mend(words), near: names.near(words) }, (owner) =>
        kinds.includes(entries[owner]?.kind ?? 'term'),
      );
      const right = evidence.entries.map(({ owner }) => query.accept.includes(entries[owner]?.id ?? ''));
      const canBeLearnt = query.accept.length === 0 || right.includes(true);
      return canBeLearnt ? [{ set, evidence, right, count: COUNTS[set] ?? 1 }] : [];
    }),
  );
}

/**
 * True for a phrase with nearly the same words as one of these questions. Lessons are taken without such phrases: a stranger's
 * question seldom has one, so weights that lean on them would be too sure.
 */
function nearTo(questions: readonly string[]): (phrase: string) => boolean {
  const wordsIn = (text: string) => [
    ...new Set(
      wordsOf(text)
        .filter((word) => !isSilent(word))
        .map(stemOf),
    ),
  ];
  const having = new Map<string, Set<string>[]>();
  for (const words of questions.map((text) => new Set(wordsIn(text)))) {
    for (const word of words) having.set(word, [...(having.get(word) ?? []), words]);
  }
  return (phrase) => {
    const words = wordsIn(phrase);
    return words.some((word) =>
      having.get(word)?.some((question) => {
        const shared = words.filter((one) => question.has(one)).length;
        return shared / (words.length + question.size - shared) >= NEARLY_THE_SAME;
      }),
    );
  };
}

const NEARLY_THE_SAME = 0.6;

/** An engine that takes silence for certain answers only what needs no evidence. */
function decidedWithoutEvidence(entries: readonly Entry[], knowledge: Knowledge) {
  const lookUp = createEngine(entries, knowledge, SILENCE);
  return (...[text, kinds]: Parameters<typeof lookUp>) => lookUp(text, kinds).results.length > 0;
}

const SILENCE = { entry: [], silence: [100] };
