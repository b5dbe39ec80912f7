import type { Lexicon } from './lexicon';
import type { Names } from './names';
import { isSilent } from './small-words';

/** Short forms that are everyday words, too: in small letters they are taken for the word. */
const WORDS_AS_WELL = new Set('send sends aces mash mace mast tip'.split(' '));

/** In letters. A shorter one, in small letters, is too easily something else. */
const SHORTEST = 3;

/** With so few words that tell something, the one in front is what is asked for: “mappa cat 3 L2”. One in capitals always is: “RHI still o/s”. */
const MOST_TELLING = 4;

export type ShortForms = ReturnType<typeof createShortForms>;

/** The short forms of entries in a question: `text` as typed, and its `words`. */
export function createShortForms({ isEveryday }: Pick<Lexicon, 'isEveryday'>, { short }: Pick<Names, 'short'>) {
  return {
    /** Entries whose abbreviation is a word of the question: in capitals, or no word in everyday use. “SEND” is one, “send” is not. */
    within(text: string, words: readonly string[]): readonly number[] {
      const shouting = text === text.toUpperCase();
      const capitals = shouting ? [] : (text.match(/\b[A-Z][A-Z0-9]+s?\b/g) ?? []).map((word) => word.toLowerCase());
      return [...capitals, ...words.filter((word) => !isEveryday(word))].flatMap(short);
    },

    /** Those whose abbreviation comes first of the few words that tell something: in capitals, or no everyday word. */
    ahead(text: string, words: readonly string[]): readonly number[] {
      const [first = '', ...others] = words.filter((word) => !isSilent(word));
      const isCapitals = /^\W*[A-Z]{2}/.test(text) && text !== text.toUpperCase();
      const isNoWord = first.length >= SHORTEST && !WORDS_AS_WELL.has(first) && others.length < MOST_TELLING;
      return isCapitals || isNoWord ? short(first) : [];
    },
  };
}
