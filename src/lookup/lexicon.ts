import { createMending, type MendingIndex, mendingOf } from './mending';
import { isSilent, SMALL_WORDS } from './small-words';
import { soundsOf } from './sounds';
import { type Keys, keysOf, placeIn, textAt } from './strings';
import { stemOf, wordsOf } from './words';

/** Words that mean the same to the search: child, kid, pupil. `word` names the group; a phrase (`young person`) may be in one. */
export type WordGroup = { readonly word: string; readonly same: readonly string[] };

/** A word of a question by its id in the index (-1 if unknown), and how certain (0 to 1) we are that it is the word meant. */
export type Token = { readonly id: number; readonly certainty: number };

/** A word of a question as typed and as corrected, and how alike the two are (1 if nothing was corrected). */
export type Mended = { readonly typed: string; readonly word: string; readonly likeness: number };

/** The vocabulary of the content: its words by what they mean, of which the place is the id, and as they are spoken. */
export type LexiconIndex = { readonly concepts: Keys; readonly mending: MendingIndex };

/**
 * Learns the vocabulary while the content is read: all forms of a word and all words of a group share an id. Nothing is added
 * once `index` is taken.
 */
export function createLearning(groups: readonly WordGroup[]) {
  const ids = new Map<string, number>();
  const spoken = new Set<string>();
  const grouping = groupsByWord(groups);

  function idOf(concept: string): number {
    const known = ids.get(concept);
    if (known !== undefined) return known;
    ids.set(concept, ids.size);
    return ids.size - 1;
  }

  return {
    /** The ids of a content text, in its order, without stop words; each id once. Adds new words to the vocabulary. */
    learn(text: string): number[] {
      const words = wordsOf(text);
      for (const word of words) spoken.add(word);
      return [...new Set(grouped(words, grouping).map(idOf))];
    },
    size: () => ids.size,
    index: (): LexiconIndex => ({ concepts: keysOf([...ids.keys()]), mending: mendingOf(spoken) }),
  };
}

/**
 * Turns a question into token ids: misspelt words, too, share the id of the word that is meant. `isEveryday` tells a word that
 * is right as typed, though the content does not have it.
 */
export function createLexicon(
  { concepts, mending }: LexiconIndex,
  groups: readonly WordGroup[],
  isEveryday: (word: string) => boolean = () => false,
) {
  const grouping = groupsByWord(groups);
  const nearest = createMending(mending);
  const isKnown = (word: string) => placeIn(mending.spelling.words, word) >= 0;
  /** How a word sounds: of a word that the content has, that is known. */
  const soundsOfWord = (word: string) => {
    const place = placeIn(mending.spelling.words, word);
    return place < 0 ? soundsOf(word) : textAt(mending.sounds, place);
  };
  const hasConcept = (word: string) => placeIn(concepts, stemOf(word)) >= 0 || grouping.names.has(word);

  /**
   * The tokens of a question, each word as certain as its correction is like what was typed. Each word that the content does
   * not know becomes a token with id -1.
   */
  function read(words: readonly Mended[]): Token[] {
    const certainties = new Map<number, number>();
    let strange = 0;
    const likeness = new Map(words.map(({ word, likeness }) => [stemOf(word), likeness]));
    for (const concept of grouped(
      words.map(({ word }) => word),
      grouping,
    )) {
      const id = placeIn(concepts, concept);
      if (id < 0) strange += 1;
      else certainties.set(id, Math.max(certainties.get(id) ?? 0, likeness.get(concept) ?? 1));
    }
    return [
      ...[...certainties].map(([id, certainty]) => ({ id, certainty })),
      ...Array.from({ length: strange }, () => ({ id: -1, certainty: 0 })),
    ];
  }

  /** The words with their spelling corrected, by letters or by ear, where the content has a similar word. */
  function mend(words: readonly string[]): Mended[] {
    return words.map((typed) => {
      const asTyped = { typed, word: typed, likeness: 1 };
      if (isKnown(typed) || SMALL_WORDS.has(typed)) return asTyped;
      if (typed.endsWith('s') && isKnown(typed.slice(0, -1))) return { ...asTyped, word: typed.slice(0, -1) };
      return { ...asTyped, ...nearest(typed) };
    });
  }

  /** True if a word is right as typed: a form of a word of the content, or a word in everyday use. */
  const isRight = (word: string) => hasConcept(word) || isEveryday(word);

  /** True if the content has a word that counts, in some form. */
  const isSpoken = (word: string) => !isSilent(word) && hasConcept(word);

  return { read, mend, soundsOf: soundsOfWord, isRight, isSpoken, isEveryday };
}

export type Lexicon = ReturnType<typeof createLexicon>;

/**
 * The concepts of a text, in order: the group of a word or phrase if it has one (the longest phrase first), otherwise the
 * word's stem; stop words are dropped. Groups match whole words, not stems: "treat" the gift is not "treated", nor is "missed" "missing".
 */
function grouped(words: readonly string[], groups: Groups): string[] {
  const concepts: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 0;
    const longest = groups.longest.get(words[at] ?? '') ?? 0;
    for (let length = Math.min(longest, words.length - at); length > 0 && taken === 0; length--) {
      const group = groups.names.get(words.slice(at, at + length).join(' '));
      if (group === undefined) continue;
      concepts.push(group);
      taken = length;
    }
    if (taken === 0) {
      const word = words[at] ?? '';
      if (!isSilent(word)) concepts.push(stemOf(word));
      taken = 1;
    }
    at += taken;
  }
  return concepts;
}

type Groups = {
  /** Maps every word or phrase of a group, and its plural, to `=word`, which no stem can be. */
  readonly names: ReadonlyMap<string, string>;
  /** How many words the longest name has that begins with this word: most words begin none. */
  readonly longest: ReadonlyMap<string, number>;
};

/** The first group that names a word keeps it. A phrase has at most three words. */
function groupsByWord(groups: readonly WordGroup[]): Groups {
  const names = new Map<string, string>();
  const longest = new Map<string, number>();
  for (const { word, same } of groups) {
    for (const member of [word, ...same].map((phrase) => wordsOf(phrase).join(' '))) {
      for (const form of [member, `${member}s`]) {
        if (!names.has(form)) names.set(form, `=${word}`);
        const [first = '', ...more] = form.split(' ');
        if (more.length < 3) longest.set(first, Math.max(longest.get(first) ?? 0, 1 + more.length));
      }
    }
  }
  return { names, longest };
}
