import type { Content } from '../../content/schema';
import { entriesOf } from '../entry';
import type { WordVectors } from '../meanings';
import { createSpelling, type SpellingIndex, spellingOf } from '../spelling';
import { type Keys, keysOf, placeIn, textAt } from '../strings';
import { wordsOf } from '../words';

/** With more unknown words than this, the rest are not slips, and correcting each costs time. */
const MOST_MENDED = 40;
/** In letters. In a shorter word, one letter makes another word. */
const SHORTEST_MENDED = 6;
/** In letters. No word of the lists is longer, and the search for near words takes time that grows with the square of the length. */
const LONGEST_MENDED = 24;

/** The words of the lists, and those among them that are ordinary words. */
export type SlipsIndex = { readonly spoken: Keys; readonly spelling: SpellingIndex };

export function slipsOf(content: Spoken, vectors: Pick<WordVectors, 'has'>): SlipsIndex {
  const spoken = [...spokenIn(content)];
  return {
    spoken: keysOf(spoken),
    spelling: spellingOf(spoken.filter(vectors.has)),
  };
}

/**
 * Corrects one slip in each unknown word: a letter missing, added, changed or swapped with the next, but never the first.
 * A word that `vectors` knows is an ordinary word and not a slip.
 */
export function createMending({ spoken, spelling }: SlipsIndex, vectors: Pick<WordVectors, 'has'>) {
  const nearest = createSpelling(spelling);

  return function mend(words: readonly string[]): string[] {
    let left = MOST_MENDED;
    return words.map((word) => {
      const { length } = word;
      if (
        length < SHORTEST_MENDED ||
        length > LONGEST_MENDED ||
        placeIn(spoken, word) >= 0 ||
        vectors.has(word) ||
        left === 0
      )
        return word;
      left -= 1;
      const { places, slips } = nearest(word);
      const others = slips === 1 ? places.map((place) => textAt(spelling.words, place)) : [];
      return others.find((other) => other[0] === word[0]) ?? word;
    });
  };
}

/** Every word of the worry lists, and of the titles and aliases of entries. */
function spokenIn(content: Spoken): ReadonlySet<string> {
  const phrases = [...content.worries, ...content.noWorries].flatMap((list) => list.phrases);
  const names = entriesOf(content).flatMap(({ title, aliases }) => [title, ...aliases]);
  return new Set([...phrases, ...names].flatMap(wordsOf));
}

export type Spoken = Pick<Content, 'worries' | 'noWorries' | 'terms' | 'principles' | 'themes'>;
