import Fuse from 'fuse.js';
import { atMost } from '../text/cut';
import type { Entry } from './entry';
import type { Steps } from './in-steps';
import { SMALL_WORDS } from './small-words';
import { stemOf, wordsOf } from './words';

/** Fuse compares at most this many characters of a question with a name: its cost grows with the length, and no name is longer. */
const LONGEST_NAME = 64;
/** The most names to read for one question. The rarest trigrams are read first; beyond this, reading more finds nothing nearer. */
const MOST_NAMES_READ = 2_000;
/** The smallest share of trigrams in common for a near name; equal texts have about a half. */
const LEAST_SHARE = 0.12;
/** Fuse gets only this many names, those with the most trigrams in common with the question. */
const MOST_CANDIDATES = 8;

const FUSE_OPTIONS = { includeScore: true, ignoreLocation: true, threshold: 0.5 };

export type NearName = { readonly owner: number; readonly name: string; readonly distance: number };

/** Index of all names (titles, aliases, abbreviations), for exact and near matches. An entry is given by its place in `entries`. */
export function* namesInSteps(entries: readonly Entry[]) {
  const whole = new Map<string, number[]>();
  const compact = new Map<string, number[]>();
  const short = new Map<string, number[]>();
  const asked = new Map<string, number[]>();
  const names: { name: string; owner: number }[] = [];

  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, entry.id]) {
      add(whole, keyOf(wordsOf(name)), owner);
      add(compact, compactKeyOf(wordsOf(name)), owner);
    }
    for (const name of [entry.title, ...entry.aliases])
      names.push({ name: atMost(wordsOf(name).join(' '), LONGEST_NAME), owner });
    for (const abbreviation of entry.abbreviations) add(short, wordsOf(abbreviation).join(''), owner);
    for (const keyword of entry.keywords) add(asked, keyOf(wordsOf(keyword)), owner);
    yield;
  }
  const gramsOf = invertGrams(names.map(({ name }) => name));

  return {
    /** Entries with these words as a name: word by word in any form, or without small words and in any order. */
    whole(words: readonly string[]): readonly number[] {
      return [...new Set([...(whole.get(keyOf(words)) ?? []), ...(compact.get(compactKeyOf(words)) ?? [])])];
    },
    /** Entries with this abbreviation, or with the plural `s` taken off. */
    short(word: string): readonly number[] {
      return (
        short.get(word) ?? (word.length > 2 && word.endsWith('s') ? short.get(word.slice(0, -1)) : undefined) ?? []
      );
    },
    /** Entries with exactly these words, in any form, as a keyword. */
    asked(words: readonly string[]): readonly number[] {
      return asked.get(keyOf(words)) ?? [];
    },
    /** The names nearest to the words as typed, by Fuse, nearest first. Finds "countylines" and "cukooing". */
    near(words: readonly string[]): NearName[] {
      const question = atMost(words.join(' '), LONGEST_NAME);
      if (question.length < 3) return [];
      const candidates = gramsOf(question, MOST_CANDIDATES)
        .map((at) => names[at])
        .filter((name) => name !== undefined);
      return new Fuse(candidates, { ...FUSE_OPTIONS, keys: ['name'] })
        .search(question)
        .map(({ item, score = 1 }) => ({ owner: item.owner, name: item.name, distance: score }));
    },
  };
}

export type Names = ReturnType<typeof namesInSteps> extends Steps<infer Made> ? Made : never;

const keyOf = (words: readonly string[]) => words.map(stemOf).join(' ');

/** Without small words, in any order: "push pull factors" is "push and pull factors". */
function compactKeyOf(words: readonly string[]): string {
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  return telling.map(stemOf).sort().join(' ');
}

function add(map: Map<string, number[]>, key: string, owner: number): void {
  if (key === '') return;
  const owners = map.get(key);
  if (!owners) map.set(key, [owner]);
  else if (!owners.includes(owner)) owners.push(owner);
}

/** Inverted index of trigrams: names that share many with a question are worth comparing in full. */
function invertGrams(names: readonly string[]) {
  const lists = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const gram of gramsIn(name)) {
      const list = lists.get(gram);
      if (list) list.push(at);
      else lists.set(gram, [at]);
    }
  }
  const counts = new Float64Array(names.length);

  return function mostShared(question: string, most: number): number[] {
    const touched: number[] = [];
    const found = [...gramsIn(question)].map((gram) => lists.get(gram) ?? []).sort((a, b) => a.length - b.length);
    let read = 0;
    for (const list of found) {
      if (read > 0 && read + list.length > MOST_NAMES_READ) break;
      read += list.length;
      for (const at of list) {
        if (counts[at] === 0) touched.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    // A name that shares little is not near; leaving it out keeps long questions quick.
    const share = (at: number) => (counts[at] ?? 0) / ((names[at]?.length ?? 0) + question.length);
    const best = touched
      .filter((at) => share(at) >= LEAST_SHARE)
      .sort((a, b) => share(b) - share(a))
      .slice(0, most);
    for (const at of touched) counts[at] = 0;
    return best;
  };
}

function gramsIn(text: string): Set<string> {
  const edged = ` ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= edged.length; at++) grams.add(edged.slice(at, at + 3));
  return grams;
}
