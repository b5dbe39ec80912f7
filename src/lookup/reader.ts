import type { Entry } from './entry';
import { type Evidence, evidenceInSteps, type Question } from './evidence';
import type { Steps } from './in-steps';
import { createLexicon, type Lexicon, type Mended, type WordGroup } from './lexicon';
import type { WordVectors } from './meanings';
import { createNames, type Names, namesInSteps } from './names';

/** What a question is read with besides the entries. */
export type ReadingKnowledge = {
  readonly groups: readonly WordGroup[];
  /** Phrases about matters out of scope: a question that fits them better than any entry gets no results. */
  readonly elsewhere: readonly string[];
  readonly vectors: WordVectors;
};

/** What reads a question: its words, the names in it, and the evidence for each entry. */
type Reader = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The evidence for the entries that `asked` allows. `words` are the question's, corrected; `near` the names near to it. */
  readonly gather: (question: Question, asked: (owner: number) => boolean) => Evidence;
};

export function* readerInSteps(
  entries: readonly Entry[],
  { groups, elsewhere, vectors }: ReadingKnowledge,
): Steps<Reader> {
  const lexicon = createLexicon(groups, (word) => vectors.find(word) !== undefined);
  yield;
  const names = createNames(yield* namesInSteps(entries));
  const gather = yield* evidenceInSteps(entries, elsewhere, lexicon, names, vectors);

  /** A word that is right as typed is corrected only when matching names; as evidence it stays. */
  const unlessRight = (mended: Mended): Mended =>
    mended.word !== mended.typed && lexicon.isRight(mended.typed)
      ? { ...mended, word: mended.typed, likeness: 1 }
      : mended;

  return {
    lexicon,
    names,
    gather: (question, asked) => gather({ ...question, words: question.words.map(unlessRight) }, asked),
  };
}
