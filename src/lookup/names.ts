import type { Entry } from './entry';
import type { Steps } from './in-steps';
import {
  createNearest,
  type NearName,
  nearness,
  type Spoken,
  type SpokenNames,
  spoken,
  spokenNamesOf,
} from './near-names';
import { isSilent, SMALL_WORDS } from './small-words';
import { soundsOf } from './sounds';
import { type Index, indexOf, listOf } from './strings';
import { stemOf, wordsOf } from './words';

/** All names (titles, aliases, abbreviations), for exact and near matches. An entry is given by its place in `entries`. */
export type NameIndex = {
  readonly whole: Index;
  readonly compact: Index;
  readonly short: Index;
  readonly asked: Index;
  readonly spoken: SpokenNames;
};

export function* namesInSteps(entries: readonly Entry[]): Steps<NameIndex> {
  const whole = new Map<string, number[]>();
  const compact = new Map<string, number[]>();
  const short = new Map<string, number[]>();
  const asked = new Map<string, number[]>();
  const names: (Spoken & { readonly owner: number })[] = [];

  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, entry.id]) {
      add(whole, keyOf(wordsOf(name)), owner);
      add(compact, compactKeyOf(wordsOf(name)), owner);
    }
    for (const name of [entry.title, ...entry.aliases])
      if (!NUMBERED.test(name)) names.push({ owner, ...spoken(wordsOf(name), soundsOf) });
    for (const abbreviation of entry.abbreviations) add(short, wordsOf(abbreviation).join(''), owner);
    for (const keyword of entry.keywords) add(asked, keyOf(wordsOf(keyword)), owner);
    yield;
  }
  return {
    whole: indexOf(whole),
    compact: indexOf(compact),
    short: indexOf(short),
    asked: indexOf(asked),
    spoken: spokenNamesOf(names),
  };
}

/** `soundsOfWord` may know how a word sounds without working it out. */
export function createNames({ whole, compact, short, asked, spoken: names }: NameIndex, soundsOfWord = soundsOf) {
  const nearest = createNearest(names);

  return {
    /** Entries with these words as a name: word by word in any form, or without small words and in any order. */
    whole(words: readonly string[]): readonly number[] {
      return [...new Set([...listOf(whole, keyOf(words)), ...listOf(compact, compactKeyOf(words))])];
    },
    /** Entries with this abbreviation, or with the plural `s` taken off. */
    short(word: string): readonly number[] {
      const found = listOf(short, word);
      return found.length > 0 || word.length < 3 || !word.endsWith('s') ? found : listOf(short, word.slice(0, -1));
    },
    /** Entries of which a whole name of two words or more stands among these words and is at least half of what they tell, the longest first. */
    within(words: readonly string[]): readonly number[] {
      const found = new Set<number>();
      const telling = words.filter(tells).length;
      for (let length = Math.min(LONGEST_WITHIN, words.length - 1); length > 1; length--)
        for (let from = 0; from + length <= words.length; from++) {
          const some = words.slice(from, from + length);
          if (2 * some.filter(tells).length < telling) continue;
          for (const owner of listOf(whole, keyOf(some))) found.add(owner);
        }
      return [...found];
    },
    /** Entries with exactly these words, in any form, as a keyword. */
    asked: (words: readonly string[]): readonly number[] => listOf(asked, keyOf(words)),
    /**
     * The entries with a name near to the words as typed, by its letters or by ear, nearest first: “countylines”, “cukooing”,
     * “vicar is trauma”.
     */
    near(words: readonly string[]): NearName[] {
      const byOwner = new Map<number, NearName>();
      for (const found of nearest(spoken(words, soundsOfWord))) {
        const before = byOwner.get(found.owner);
        if (!before || nearness(found) > nearness(before)) byOwner.set(found.owner, found);
      }
      return [...byOwner.values()].sort((a, b) => nearness(b) - nearness(a));
    },
  };
}

export type Names = ReturnType<typeof createNames>;

/** “principle 3”, “p3” and “3” are names as a whole: nothing else is near to them. */
const NUMBERED = /^(?:(p|principle )\w+|\d)$/i;

const tells = (word: string) => !isSilent(word);

/** In words. A longer name that stands in a line is likely enough. */
const LONGEST_WITHIN = 4;

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
