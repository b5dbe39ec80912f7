import { SMALL_WORDS } from './small-words';
import { createSpelling } from './spelling';
import { stemOf, wordsOf } from './words';

/** Words that mean the same here, under one head: child, kid, pupil. A phrase (`young person`) may stand in a group. */
export type WordGroup = { readonly word: string; readonly same: readonly string[] };

/** A word of a question as the index knows it, and how sure we are that it is the word that was meant. */
export type Token = { readonly id: number; readonly certainty: number };

/** A misspelt word is a guess; each slip makes it a weaker one. */
const CERTAINTY_AFTER_SLIPS = [1, 0.9, 0.75];

/**
 * The vocabulary of the content: turns texts into token ids, in which all forms of a word, all words of a group and, for
 * questions, misspelt words meet. Ids are given while the content is read; afterwards nothing is added.
 */
export function createLexicon(groups: readonly WordGroup[]) {
  const ids = new Map<string, number>();
  const spoken = new Set<string>();
  const heads = headsOf(groups);
  let nearest: ReturnType<typeof createSpelling> | undefined;

  /** Ids of a content text, in its order, small words left out; repeated words are kept once. */
  function learn(text: string): number[] {
    const words = wordsOf(text);
    for (const word of words) spoken.add(word);
    return unique(grouped(words, heads).map(idOf));
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
    for (const concept of grouped(words, heads)) {
      const id = ids.get(concept);
      if (id !== undefined) certainties.set(id, 1);
      else strange += 1;
    }
    return [
      ...[...certainties].map(([id, certainty]) => ({ id, certainty })),
      ...Array.from({ length: strange }, () => ({ id: -1, certainty: 0 })),
    ];
  }

  /** The words with slips mended where the content knows a near word; how many slips each word held. */
  function mend(words: readonly string[]): { word: string; slips: number }[] {
    nearest ??= createSpelling(spoken);
    const find = nearest;
    return words.map((word) => {
      if (spoken.has(word) || SMALL_WORDS.has(word) || ids.has(stemOf(word)) || heads.has(stemOf(word)))
        return { word, slips: 0 };
      if (word.endsWith('s') && spoken.has(word.slice(0, -1))) return { word: word.slice(0, -1), slips: 0 };
      const { words: near, slips } = find(word);
      const [best] = near.length > 1 ? [...near].sort((a, b) => likeness(word, b) - likeness(word, a)) : near;
      return best === undefined ? { word, slips: 0 } : { word: best, slips };
    });
  }

  return {
    learn,
    read,
    mend,
    certaintyAfter: (slips: number) => CERTAINTY_AFTER_SLIPS[slips] ?? 0.5,
    size: () => ids.size,
  };
}

export type Lexicon = ReturnType<typeof createLexicon>;

/** Stems in order, with groups replaced by their head (the longest first) and small words dropped. */
function grouped(words: readonly string[], heads: ReadonlyMap<string, string>): string[] {
  const stemmed = words.map(stemOf);
  const concepts: string[] = [];
  for (let at = 0; at < stemmed.length; ) {
    let taken = 0;
    for (let length = Math.min(3, stemmed.length - at); length > 1 && taken === 0; length--) {
      const head = heads.get(stemmed.slice(at, at + length).join(' '));
      if (head !== undefined) {
        concepts.push(head);
        taken = length;
      }
    }
    if (taken === 0) {
      const word = words[at] ?? '';
      const stem = stemmed[at] ?? '';
      if (!SMALL_WORDS.has(word)) concepts.push(heads.get(stem) ?? stem);
      taken = 1;
    }
    at += taken;
  }
  return concepts;
}

/** Every word or phrase of a group → its head. The first group that names a word keeps it. */
function headsOf(groups: readonly WordGroup[]): Map<string, string> {
  const heads = new Map<string, string>();
  for (const { word, same } of groups) {
    const head = wordsOf(word).map(stemOf).join(' ');
    for (const member of [word, ...same]) {
      const key = wordsOf(member).map(stemOf).join(' ');
      if (!heads.has(key)) heads.set(key, head);
    }
  }
  return heads;
}

const unique = (ids: readonly number[]) => [...new Set(ids)];

/** Among words with equally many slips, one with the same beginning and end is the likelier. */
function likeness(typed: string, known: string): number {
  let same = 0;
  while (same < typed.length && typed[same] === known[same]) same += 1;
  return same + (typed.at(-1) === known.at(-1) ? 1 : 0) + (typed.length === known.length ? 1 : 0);
}
