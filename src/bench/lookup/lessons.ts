import type { Content } from '../../content/schema';
import { type Knowledge, knowledgeOf } from '../../lookup/build-look-up';
import { type Entry, entriesOf } from '../../lookup/entry';
import type { Evidence } from '../../lookup/evidence';
import { runToEnd } from '../../lookup/in-steps';
import type { Taught } from '../../lookup/learnt';
import { createSearch } from '../../lookup/look-up';
import type { Fitted } from '../../lookup/read-search-weights';
import { readWordVectors } from '../../lookup/read-word-vectors';
import { createReader, type ReadingIndex, readingInSteps } from '../../lookup/reader';
import { isSilent } from '../../lookup/small-words';
import { heard, spelledOut, stemOf, wordsOf } from '../../lookup/words';
import { type Example, learn } from './learn';
import { kindsOf, type Query, type QuerySet, readQueries } from './queries';

/** A question to learn from: its evidence, which of its entries are right (none, if silence is), and how much it counts. */
export type Lesson = {
  readonly set: QuerySet;
  readonly evidence: Evidence;
  readonly right: readonly boolean[];
  readonly count: number;
};

/** The first set was read by whoever wrote the keywords, so it says less of strangers. */
const COUNTS: Partial<Record<QuerySet, number>> = { sample: 0.5, tuning: 0.4 };

/** What is known of the questions of some sets, read with the content: for fitting weights and for measuring them. */
export type Course = {
  readonly entries: readonly Entry[];
  readonly knowledge: Knowledge;
  readonly index: ReadingIndex;
  readonly examples: readonly Example[];
  readonly questions: readonly Asked[];
};

type Asked = { readonly set: QuerySet; readonly query: Query; readonly examples: readonly Example[] };

/**
 * Reads the content and the questions of `sets`. Phrases with nearly the same words as a question of `unlike` are left out: a
 * stranger's question seldom has one, so weights that lean on them would be too sure.
 */
export function courseOf(sets: readonly QuerySet[], content: Content, unlike: readonly QuerySet[]): Course {
  const near = nearTo(unlike.flatMap(readQueries).map(({ text }) => text));
  const entries = entriesOf(content).map((entry) => ({
    ...entry,
    keywords: entry.keywords.filter((one) => !near(one)),
  }));
  const shipped = knowledgeOf(content, readWordVectors());
  const knowledge = { ...shipped, elsewhere: shipped.elsewhere.filter((one) => !near(one)) };
  const index = runToEnd(readingInSteps(entries, knowledge));
  const { read } = createReader(index, knowledge, entries, undefined);
  const example = (words: readonly string[], label: number, count: number): Example => ({
    said: read(words),
    label,
    count,
  });
  const examples = [
    ...entries.flatMap(({ title, aliases, keywords }, owner) =>
      [title, ...aliases, ...keywords].map((text) => example(wordsOf(text), owner, 1)),
    ),
    ...knowledge.elsewhere.map((text) => example(wordsOf(text), entries.length, 1)),
  ].filter(({ said }) => said.place !== undefined);
  const placeOfId = new Map(entries.map(({ id }, owner) => [id, owner]));
  const questions = sets.flatMap((set) =>
    readQueries(set).map((query): Asked => {
      const words = spelledOut(wordsOf(heard(query.text)));
      const labels =
        query.accept.length === 0 ? [entries.length] : query.accept.flatMap((id) => placeOfId.get(id) ?? []);
      const count = QUESTIONS_COUNT * (COUNTS[set] ?? 1);
      const examples = labels.map((label, at) => example(words, label, count * shareOf(at, labels.length)));
      return { set, query, examples: words.length === 0 ? [] : examples };
    }),
  );
  return { entries, knowledge, index, examples, questions };
}

/** A question says more of what strangers ask than a phrase. */
const QUESTIONS_COUNT = 16;

/** Of several right answers, the one that came first to the author's mind counts the most. */
const FIRST_COUNTS = 0.7;

const shareOf = (at: number, of: number): number =>
  of === 1 ? 1 : at === 0 ? FIRST_COUNTS : (1 - FIRST_COUNTS) / (of - 1);

/** What the phrases and the questions of all sets but those in `without` teach, of all entries but those `untaught`. */
export function taughtBy(
  { entries, knowledge, index, examples, questions }: Course,
  without: readonly QuerySet[] = [],
  untaught: ReadonlySet<string> = new Set(),
): Taught {
  const others = questions.flatMap(({ set, examples }) => (without.includes(set) ? [] : examples));
  const ids = entries.map(({ id }) => id).filter((id) => !untaught.has(id));
  const places = [...entries.map(({ id }) => ids.indexOf(id)), ids.length];
  const taught = [...examples, ...others].map((example) => ({ ...example, label: places[example.label] as number }));
  const known = taught.filter(({ label }) => label >= 0);
  return learn(known, ids, index.lexicon.concepts, knowledge.vectors.dimensions);
}

/** Every question of some sets whose answer the evidence decides; names and what says nothing are decided before. */
export function lessonsOf(
  { entries, knowledge, index, questions }: Course,
  sets: readonly QuerySet[],
  taught: Taught,
): Lesson[] {
  const { lexicon, names, gather } = createReader(index, knowledge, entries, taught);
  const decided = createSearch(entries, createReader(index, knowledge, entries, undefined), knowledge, SILENCE);
  return questions.flatMap(({ set, query }): Lesson[] => {
    const text = heard(query.text);
    const words = spelledOut(wordsOf(text));
    const kinds = kindsOf(query);
    if (!sets.includes(set) || words.length === 0 || decided(text, kinds).results.length > 0) return [];
    const evidence = gather({ text, words: lexicon.mend(words), near: names.near(words) }, (owner) =>
      kinds.includes(entries[owner]?.kind ?? 'term'),
    );
    const right = evidence.entries.map(({ owner }) => query.accept.includes(entries[owner]?.id ?? ''));
    const canBeLearnt = query.accept.length === 0 || right.includes(true);
    return canBeLearnt ? [{ set, evidence, right, count: COUNTS[set] ?? 1 }] : [];
  });
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

/** Takes silence for certain: answers only what needs no evidence. */
const SILENCE: Fitted = { entry: [], silence: [100], silentFrom: 0.5, taught: undefined };
