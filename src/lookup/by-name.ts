import type { Abbreviation } from '../content/schema';
import type { Names } from './names';
import { asksForNone, numberAskedFor, numberWithin } from './numbered';
import { isSilent, sayNothing } from './small-words';
import { saidInLetters } from './spoken-letters';
import { wordsOf } from './words';

/** So many small words may say something: “nothing about me without me”. */
const FEWEST_SMALL_WORDS = 4;

/** A longer word in capitals is an ordinary word. */
const LONGEST_ABBREVIATION = 6;

/** A question as it was typed, and its words. */
type Typed = { readonly text: string; readonly words: readonly string[] };

export type ByName = ReturnType<typeof createByName>;

/** What the words of a question name, without any weighing: entries, by their places, and abbreviations that mean several things. */
export function createByName(names: Names, abbreviations: readonly Abbreviation[]) {
  const clashes = new Map(abbreviations.map((clash) => [wordsOf(clash.abbreviation).join(''), clash]));

  return {
    /** The entries that are named exactly, by a number, or by the one abbreviation in the question. */
    exact: ({ text, words }: Typed): readonly number[] => [
      ...entriesNamed(words),
      ...abbreviationAskedFor(text, words),
      ...principleAt(numberAskedFor(words)),
      ...(saidInLetters(words)
        .map(names.short)
        .find((found) => found.length > 0) ?? []),
    ],

    /** The principle whose number stands in a question. */
    numbered: ({ text }: Typed): readonly number[] => principleAt(numberWithin(text)),

    /** The entries with these words as a name or, if they are one or two words, as an abbreviation. */
    named: entriesNamed,

    /** What a short form means to different agencies, if one is asked for. */
    clash: ({ text, words }: Typed): Abbreviation | undefined =>
      clashes.get(words.join('')) ?? clashAskedFor(text, words),

    /** The entries with exactly these words as a phrase; a short form in capitals may be in the plural. */
    phrased({ text, words }: Typed): readonly number[] {
      const isShortForm = /^\W*[A-Z][A-Z.]+s?\W*$/.test(text);
      return [...names.asked(words), ...(isShortForm ? names.asked(words.map((word) => word.replace(/s$/, ''))) : [])];
    },

    /** True if there is nothing to look up, not even an abbreviation that is spelt like a stop word: “what is SEND?” */
    asksNothing: ({ text, words }: Typed): boolean =>
      asksForNone(words) ||
      (words.length < FEWEST_SMALL_WORDS &&
        sayNothing(words) &&
        names.asked(words).length === 0 &&
        !/[A-Z]{2}/.test(text)),

    /** True for a short word in capitals that names nothing here: whatever it resembles, it stands for something else. */
    isUnknownAbbreviation({ text, words }: Typed): boolean {
      const [word = ''] = words;
      const isAsked = [word, word.replace(/s$/, '')].some((one) => names.asked([one]).length > 0);
      return /^\W*[A-Z][A-Z.]*s?\W*$/.test(text) && isShort(words) && !isAsked;
    },
  };

  /** Numbers are names of principles. */
  function principleAt(number: string | undefined): readonly number[] {
    return number === undefined ? [] : names.whole([number]);
  }

  /** The entries for “what is SEND?”: one abbreviation in capitals, and otherwise only stop words. */
  function abbreviationAskedFor(text: string, words: readonly string[]): readonly number[] {
    const [short, ...more] = text.match(/\b[A-Z]{2,}s?\b/g) ?? [];
    if (short === undefined || more.length > 0 || words.length < 2) return [];
    const name = short.toLowerCase();
    return words.every((word) => word === name || isSilent(word)) ? names.short(name) : [];
  }

  /**
   * What the one abbreviation in “what is CP?” can mean, if the rest are stop words; or in “what does CP mean in this meeting”,
   * whatever follows.
   */
  function clashAskedFor(text: string, words: readonly string[]): Abbreviation | undefined {
    const [, meant = ''] = /\bdoes (?:an? |the )?(\S+) (?:mean|stand for)\b/i.exec(text) ?? [];
    const asked = clashes.get(wordsOf(meant).join(''));
    if (asked) return asked;
    const [short, ...more] = text.match(/\b[A-Z]{2,}\b/g) ?? [];
    if (short === undefined || more.length > 0) return undefined;
    const name = short.toLowerCase();
    return words.every((word) => word === name || isSilent(word)) ? clashes.get(name) : undefined;
  }

  function entriesNamed(words: readonly string[]): readonly number[] {
    const whole = names.whole(words);
    if (whole.length > 0) return whole;
    return words.length <= 2 ? names.short(words.join('')) : [];
  }
}

const isShort = (words: readonly string[]) => words.length === 1 && (words[0]?.length ?? 0) <= LONGEST_ABBREVIATION;
