import { isSilent, LIGHT_WORDS, SMALL_WORDS } from './small-words';
import { createSpelling } from './spelling';
import { stemOf, wordsOf } from './words';

/** Words that mean the same here, under one head: child, kid, pupil. A phrase (`young person`) may stand in a group. */
export type WordGroup = { readonly word: string; readonly same: readonly string[] };

/** A word of a question as the index knows it, and how sure we are that it is the word that was meant. */
export type Token = { readonly id: number; readonly certainty: number };

/** A word of a question as typed, mended, and how many slips that took; `isForm` where it is right as typed, too. */
export type Mended = {
  readonly typed: string;
  readonly word: string;
  readonly slips: number;
  readonly isForm: boolean;
};

/**
 * The vocabulary of the content: turns texts into token ids, in which all forms of a word, all words of a group and, for
 * questions, misspelt words meet. Ids are given while the content is read; afterwards nothing is added.
 */
export function createLexicon(groups: readonly WordGroup[]) {
  const ids = new Map<string, number>();
  const spoken = new Set<string>();
  const grouping = groupsByWord(groups);
  const light = new Set<number>();
  let nearest: ReturnType<typeof createSpelling> | undefined;

  /** Ids of a content text, in its order, silent words left out; repeated words are kept once. */
  function learn(text: string): number[] {
    const words = wordsOf(text);
    for (const word of words) spoken.add(word);
    for (const word of words) if (LIGHT_WORDS.has(word)) light.add(idOf(stemOf(word)));
    return unique(grouped(words, grouping).map(idOf));
  }

  function idOf(concept: string): number {
    const known = ids.get(concept);
    if (known !== undefined) return known;
    ids.set(concept, ids.size);
    return ids.size - 1;
  }

  /** The tokens of a question; a word that the content does not know, and that is no slip for one it knows, has no id (-1). */
  function read(words: readonly string[]): Token[] {
    const certainties = new Map<number, number>();
    let strange = 0;
    for (const concept of grouped(words, grouping)) {
      const id = ids.get(concept);
      if (id !== undefined) certainties.set(id, 1);
      else strange += 1;
    }
    return [
      ...[...certainties].map(([id, certainty]) => ({ id, certainty })),
      ...Array.from({ length: strange }, () => ({ id: -1, certainty: 0 })),
    ];
  }

  /**
   * The words with slips mended where the content knows a near word. Another form of a known word is also right as it is:
   * "trafficing" could be a form of "traffic", and is a slip for "trafficking".
   */
  function mend(words: readonly string[]): Mended[] {
    nearest ??= createSpelling(spoken);
    const find = nearest;
    return words.map((typed) => {
      const asTyped = { typed, word: typed, slips: 0, isForm: true };
      if (spoken.has(typed) || SMALL_WORDS.has(typed)) return asTyped;
      if (typed.endsWith('s') && spoken.has(typed.slice(0, -1))) return { ...asTyped, word: typed.slice(0, -1) };
      const { words: near, slips } = find(typed);
      const [word] = near.length > 1 ? [...near].sort((a, b) => likeness(typed, b) - likeness(typed, a)) : near;
      const isForm = ids.has(stemOf(typed)) || grouping.names.has(typed);
      return word === undefined ? asTyped : { typed, word, slips, isForm };
    });
  }

  /** True for the ids of words that say little: see LIGHT_WORDS. */
  const isLight = (id: number) => light.has(id);

  return { learn, read, mend, isLight, size: () => ids.size };
}

export type Lexicon = ReturnType<typeof createLexicon>;

/**
 * The concepts of a text, in order: a group where a word or phrase belongs to one (the longest first), else the stem of the
 * word; silent words are dropped. Groups go by whole words, not stems: "treat" the gift is not "treated", nor is "missed" "missing".
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
  /** Every word or phrase of a group, and its plural, → the group's name, which no stem can be. */
  readonly names: ReadonlyMap<string, string>;
  /** How many words the longest of them has that begins with this one: most words begin none. */
  readonly longest: ReadonlyMap<string, number>;
};

/** The first group that names a word keeps it. A phrase has three words at most. */
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

const unique = (ids: readonly number[]) => [...new Set(ids)];

/** Among words with equally many slips, one with the same beginning and end is the likelier. */
function likeness(typed: string, known: string): number {
  let same = 0;
  while (same < typed.length && typed[same] === known[same]) same += 1;
  return same + (typed.at(-1) === known.at(-1) ? 1 : 0) + (typed.length === known.length ? 1 : 0);
}
