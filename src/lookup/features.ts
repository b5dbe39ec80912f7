import type { Token } from './lexicon';
import { isCourtesy, isSilent } from './small-words';
import { type Keys, placeIn, textAt } from './strings';
import { stemOf } from './words';

/** What a text says: its concepts, its words in their order with spelling corrected, and where it lies. */
export type Said = {
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
  readonly place: Float32Array | undefined;
};

/** Where a question lies, and its small words, count for so much more than a word. */
export const PLACE_COUNTS = 3;
const SMALL_WORDS_COUNT = 1.5;

/** The more words a text has, the less each says. */
const shareOf = (words: number): number => 1 / Math.sqrt(Math.max(1, words));

/** How a small word is written among the features: no concept begins like this. */
const small = (word: string) => `-${word}`;

const plain = (words: readonly string[]) => words.filter((word) => !isCourtesy(word));

/** The small words of a text. They say little of a term, but “should we” asks for a way of working, and “my” often for none. */
export const smallWordsIn = (words: readonly string[]): string[] => plain(words).filter(isSilent).map(small);

/** Words that stand beside each other, small ones among them, each by its stem: no concept has a space. */
export function pairsIn(words: readonly string[]): string[] {
  const stems = plain(words).map((word) => (isSilent(word) ? word : stemOf(word)));
  return stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`);
}

/**
 * Tells the concepts, small words and pairs of a text that are among the `features`, each as a row and how much there is of it.
 * `concepts` are those that tokens are of.
 */
export function createFeatures(features: Keys, concepts: Keys) {
  const rowOf = Int32Array.from({ length: concepts.starts.length - 1 }, (_, at) =>
    placeIn(features, textAt(concepts, at)),
  );

  return function each({ tokens, words }: Said, tell: (row: number, value: number) => void): void {
    const share = shareOf(tokens.filter(({ id }) => id >= 0).length);
    const tellKey = (key: string, value: number) => {
      const row = placeIn(features, key);
      if (row >= 0) tell(row, value);
    };
    for (const { id, certainty } of tokens) {
      const row = id < 0 ? -1 : (rowOf[id] as number);
      if (row >= 0) tell(row, certainty * share);
    }
    const ofSmall = SMALL_WORDS_COUNT * shareOf(words.length);
    for (const word of smallWordsIn(words)) tellKey(word, ofSmall);
    for (const pair of pairsIn(words)) tellKey(pair, share);
  };
}
