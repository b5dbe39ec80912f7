import type { Entry } from './entry';
import {
  createGather,
  type Evidence,
  type EvidenceIndex,
  evidenceInSteps,
  type Question,
  type ReadingKnowledge,
} from './evidence';
import type { Said } from './features';
import type { Steps } from './in-steps';
import { createLearnt, type Taught } from './learnt';
import { createLexicon, type Lexicon, type Mended } from './lexicon';
import { placeOf } from './meanings';
import { createNames, type NameIndex, type Names, namesInSteps } from './names';
import { createShortForms, type ShortForms } from './short-forms';

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
  readonly shortForms: ShortForms;
  /** What a text says, as the search takes it. */
  readonly read: (words: readonly string[]) => Said;
  /** The evidence for the entries that `asked` allows. `words` are the question's, corrected; `near` the names near to it. */
  readonly gather: (question: Question, asked: (owner: number) => boolean) => Evidence;
};

export function createReader(
  index: ReadingIndex,
  { groups, vectors }: Pick<ReadingKnowledge, 'groups' | 'vectors'>,
  entries: readonly Entry[],
  taught: Taught | undefined,
): Reader {
  const lexicon = createLexicon(index.lexicon, groups, vectors.has);
  const names = createNames(index.names, lexicon.soundsOf);
  const ids = entries.map(({ id }) => id);
  const learnt = taught && createLearnt(taught, ids, index.lexicon.concepts);
  const shortForms = createShortForms(lexicon, names);
  const gather = createGather(index, lexicon, shortForms, vectors, learnt);

  /** A word that is right as typed is corrected only when matching names; as evidence it stays. */
  const unlessRight = (mended: Mended): Mended =>
    mended.word !== mended.typed && lexicon.isRight(mended.typed)
      ? { ...mended, word: mended.typed, likeness: 1 }
      : mended;

  return {
    lexicon,
    names,
    shortForms,
    read: (words) => {
      const right = lexicon.mend(words).map(unlessRight);
      const said = right.map(({ word }) => word);
      return { tokens: lexicon.read(right), words: said, place: placeOf(said, vectors) };
    },
    gather: (question, asked) => gather({ ...question, words: question.words.map(unlessRight) }, asked),
  };
}
