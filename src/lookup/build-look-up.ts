import type { Abbreviation, Content } from '../content/schema';
import { type Entry, everythingIn } from './entry';
import type { ReadingKnowledge } from './evidence';
import { prepareInSteps, runToEnd, type Steps } from './in-steps';
import { createSearch, type LookUp } from './look-up';
import type { WordVectors } from './meanings';
import { type Fitted, readSearchWeights } from './read-search-weights';
import { createReader, type ReadingIndex, readingInSteps } from './reader';

/** What the search uses besides the entries. */
export type Knowledge = ReadingKnowledge & { readonly abbreviations: readonly Abbreviation[] };

/** The search over the bot's content, built in the background once `begin` is called; a look-up before it is ready waits for the rest. */
export function createLookUp(
  content: Content,
  vectors: WordVectors,
  prepared = () => undefined as ReadingIndex | undefined,
  fitted = () => readSearchWeights(),
) {
  const later = prepareInSteps(searchInSteps(content, vectors, prepared, fitted));
  const lookUp: LookUp = (text, kinds) => later.get()(text, kinds);
  return { lookUp, begin: later.begin };
}

export function knowledgeOf(
  { sameWords, elsewhere, smallTalk, abbreviations }: Content,
  vectors: WordVectors,
): Knowledge {
  const notOurs = [...elsewhere.flatMap(({ keywords }) => keywords), ...smallTalk.flatMap(({ phrases }) => phrases)];
  return { groups: sameWords, elsewhere: notOurs, abbreviations, vectors };
}

/** The search over any entries, built at once; `fitted` is a parameter only for the benchmark. */
export function createEngine(
  entries: readonly Entry[],
  knowledge: Knowledge,
  fitted: Fitted = readSearchWeights(),
): LookUp {
  const index = runToEnd(readingInSteps(entries, knowledge));
  return createSearch(entries, createReader(index, knowledge, entries, fitted.taught), knowledge, fitted);
}

function* searchInSteps(
  content: Content,
  vectors: WordVectors,
  prepared: () => ReadingIndex | undefined,
  readFitted: () => Fitted,
): Steps<LookUp> {
  const entries = everythingIn(content);
  const knowledge = knowledgeOf(content, vectors);
  const index = prepared() ?? (yield* readingInSteps(entries, knowledge));
  const fitted = readFitted();
  return createSearch(entries, createReader(index, knowledge, entries, fitted.taught), knowledge, fitted);
}
