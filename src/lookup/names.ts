import { atMost } from '../text/cut';
import { alike, within } from './alike';
import type { Entry } from './entry';
import type { Steps } from './in-steps';
import { isSilent, SMALL_WORDS } from './small-words';
import { soundsOf } from './sounds';
import { stemOf, wordsOf } from './words';

/** In letters. What is compared of a question and of a name: no name that people type is longer. */
const LONGEST_NAME = 64;
/** The most names to read for one question. The rarest pairs are read first; beyond this, reading more finds nothing nearer. */
const MOST_NAMES_READ = 2_000;
/** Only this many names, those that share the most pairs of sounds with the question, are compared in full. */
const MOST_COMPARED = 12;

/** How near an entry's nearest name is to the words as typed; each from 0 to 1. */
export type NearName = {
  readonly owner: number;
  /** As a whole, by its letters and by its sounds. */
  readonly letters: number;
  readonly sounds: number;
  /** How much of the name is heard somewhere in the question. */
  readonly within: number;
  /** How much of the name is heard for sure, as a whole and somewhere in the question: what few sounds say may be chance. */
  readonly surely: number;
  readonly surelyWithin: number;
};

/** Index of all names (titles, aliases, abbreviations), for exact and near matches. An entry is given by its place in `entries`. */
export function* namesInSteps(entries: readonly Entry[]) {
  const whole = new Map<string, number[]>();
  const compact = new Map<string, number[]>();
  const short = new Map<string, number[]>();
  const asked = new Map<string, number[]>();
  const names: Spoken[] = [];

  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, entry.id]) {
      add(whole, keyOf(wordsOf(name)), owner);
      add(compact, compactKeyOf(wordsOf(name)), owner);
    }
    for (const name of [entry.title, ...entry.aliases])
      if (!NUMBERED.test(name)) names.push(spoken(wordsOf(name), owner));
    for (const abbreviation of entry.abbreviations) add(short, wordsOf(abbreviation).join(''), owner);
    for (const keyword of entry.keywords) add(asked, keyOf(wordsOf(keyword)), owner);
    yield;
  }
  const nearest = invertPairs(names.map(({ sounds }) => sounds));

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
    /**
     * The entries with a name near to the words as typed, by its letters or by ear, nearest first: “countylines”, “cukooing”,
     * “vicar is trauma”.
     */
    near(words: readonly string[]): NearName[] {
      const question = spoken(words, -1);
      const byOwner = new Map<number, NearName>();
      for (const at of nearest(question.sounds)) {
        const name = names[at] as Spoken;
        const found = compared(question, name);
        const before = byOwner.get(name.owner);
        if (!before || nearness(found) > nearness(before)) byOwner.set(name.owner, found);
      }
      return [...byOwner.values()].sort((a, b) => nearness(b) - nearness(a));
    },
  };
}

export type Names = ReturnType<typeof namesInSteps> extends Steps<infer Made> ? Made : never;

/** “principle 3”, “p3” and “3” are names as a whole: nothing else is near to them. */
const NUMBERED = /^(?:(p|principle )\w+|\d)$/i;

type Spoken = { readonly owner: number; readonly letters: string; readonly sounds: string };

/** A name as it is compared: run together, because people also put the spaces wrong, and without the frame of a question. */
function spoken(words: readonly string[], owner: number): Spoken {
  const telling = words.filter((word) => !isSilent(word));
  const used = telling.length > 0 ? telling : words;
  return {
    owner,
    letters: atMost(used.join(''), LONGEST_NAME),
    sounds: atMost(words.map(soundsOf).join(''), LONGEST_NAME),
  };
}

function compared(question: Spoken, name: Spoken): NearName {
  const sounds = alike(question.sounds, name.sounds);
  const part = within(name.sounds, question.sounds);
  const length = Math.min(1, name.sounds.length / ENOUGH_SOUNDS);
  return {
    owner: name.owner,
    letters: alike(question.letters, name.letters),
    sounds,
    within: part,
    surely: surely(sounds) * length,
    surelyWithin: surely(part) * length,
  };
}

/** In sounds. A name of so many that is heard whole is no chance. */
const ENOUGH_SOUNDS = 8;

/** From 0 for two thirds alike to 1 for the same. */
const surely = (likeness: number) => Math.max(0, 3 * likeness - 2);

export const nearness = ({ letters, sounds }: Pick<NearName, 'letters' | 'sounds'>) => (letters + sounds) / 2;

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

/** Inverted index of pairs of neighbouring sounds: names that share many with a question are worth comparing in full. */
function invertPairs(names: readonly string[]) {
  const lists = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const pair of pairsIn(name)) {
      const list = lists.get(pair);
      if (list) list.push(at);
      else lists.set(pair, [at]);
    }
  }
  const counts = new Uint8Array(names.length);

  return function mostShared(question: string): number[] {
    const touched: number[] = [];
    const found = [...pairsIn(question)].map((pair) => lists.get(pair) ?? []).sort((a, b) => a.length - b.length);
    let read = 0;
    for (const list of found) {
      if (read > 0 && read + list.length > MOST_NAMES_READ) break;
      read += list.length;
      for (const at of list) {
        if (counts[at] === 0) touched.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    // A name of which little is heard is not near, wherever it may stand in the question.
    const share = (at: number) => (counts[at] as number) / ((names[at] as string).length + SHORT_IS_CHANCE);
    const best: number[] = [];
    const shares: number[] = [];
    for (const at of touched) {
      const own = share(at);
      if (best.length === MOST_COMPARED && own <= (shares[MOST_COMPARED - 1] as number)) continue;
      let place = best.length;
      while (place > 0 && (shares[place - 1] as number) < own) place -= 1;
      best.splice(place, 0, at);
      shares.splice(place, 0, own);
      if (best.length > MOST_COMPARED) best.length = shares.length = MOST_COMPARED;
    }
    for (const at of touched) counts[at] = 0;
    return best;
  };
}

/** In sounds. Two sounds in common are chance: the longer of two names that are heard whole is the likelier. */
const SHORT_IS_CHANCE = 2;

function pairsIn(sounds: string): Set<string> {
  const pairs = new Set<string>();
  if (sounds.length === 1) pairs.add(sounds);
  for (let at = 0; at + 2 <= sounds.length; at++) pairs.add(sounds.slice(at, at + 2));
  return pairs;
}
