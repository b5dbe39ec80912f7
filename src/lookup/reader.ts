import type { Entry } from './entry';
import { type Evidence, evidenceInSteps } from './evidence';
import type { Steps } from './in-steps';
import { createLexicon, type Lexicon, type Mended } from './lexicon';
import type { Knowledge } from './look-up';
import { type Names, namesInSteps } from './names';

/** What reads a question: its words, the names in it, and the evidence for each entry. */
type Reader = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The evidence for the entries that `asked` allows; `mended` are the question's words, corrected. */
  readonly gather: (text: string, mended: readonly Mended[], asked: (owner: number) => boolean) => Evidence;
};

export function* readerInSteps(entries: readonly Entry[], { groups, elsewhere, vectors }: Knowledge): Steps<Reader> {
  const lexicon = createLexicon(groups, (word) => vectors.find(word) !== undefined);
  yield;
  const names = yield* namesInSteps(entries);
  const gather = yield* evidenceInSteps(entries, elsewhere, lexicon, names, vectors);

  /** A word that is right as typed is corrected only when matching names; as evidence it stays. */
  const unlessRight = (mended: Mended): Mended =>
    mended.word !== mended.typed && lexicon.isRight(mended.typed)
      ? { ...mended, word: mended.typed, likeness: 1 }
      : mended;

  return {
    lexicon,
    names,
    gather: (text, mended, asked) => gather({ text, words: mended.map(unlessRight) }, asked),
  };
}
