import type { Entry } from './entry';
import {
  createGather,
  type Evidence,
  type EvidenceIndex,
  evidenceInSteps,
  type Question,
  type ReadingKnowledge,
} from './evidence';
import type { Steps } from './in-steps';
import { createLexicon, type Lexicon, type Mended } from './lexicon';
import { createNames, type NameIndex, type Names, namesInSteps } from './names';

/** All that is made of the entries so that questions can be read: lists of numbers, which can be kept in a file. */
export type ReadingIndex = EvidenceIndex & { readonly names: NameIndex };

export function* readingInSteps(entries: readonly Entry[], knowledge: ReadingKnowledge): Steps<ReadingIndex> {
  const names = yield* namesInSteps(entries);
  return { names, ...(yield* evidenceInSteps(entries, knowledge)) };
}

/** What reads a question: its words, the names in it, and the evidence for each entry. */
export type Reader = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The evidence for the entries that `asked` allows. `words` are the question's, corrected; `near` the names near to it. */
  readonly gather: (question: Question, asked: (owner: number) => boolean) => Evidence;
};

export function createReader(
  index: ReadingIndex,
  { groups, vectors }: Pick<ReadingKnowledge, 'groups' | 'vectors'>,
): Reader {
  const lexicon = createLexicon(index.lexicon, groups, vectors.has);
  const names = createNames(index.names, lexicon.soundsOf);
  const gather = createGather(index, lexicon, names, vectors);

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
