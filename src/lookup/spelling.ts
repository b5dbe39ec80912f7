import { slipsBetween } from '../text/slips-between';
import { type Index, indexOf, type Keys, keysOf, placeIn, textAt } from './strings';

/** The most slips that a word of this length may have and still be taken for another. One letter changes the meaning of a short word. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** The bigrams of a word, with its edges marked (`^`, `$`): a misspelt word still shares most of them. */
function pairsOf(word: string): string[] {
  const edged = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < edged.length; at++) pairs.add(edged.slice(at, at + 2));
  return [...pairs];
}

/** The most list items to read for one word: more would cost more than the word is worth. Rare bigrams are read first. */
const MOST_READ = 2_500;

/** In letters. No word that people type is longer, except in hostile input. */
const LONGEST_WORD = 40;

/** In letters. A shorter word is not found. */
const SHORTEST_WORD = 4;

/** The known words, the shortest first, and those that have each bigram. */
export type SpellingIndex = {
  readonly words: Keys;
  readonly byPair: Index;
  /** The place of the first word that is at least as long as its place here. */
  readonly firstOf: Int32Array;
};

export function spellingOf(words: Iterable<string>): SpellingIndex {
  const known = [...new Set(words)].sort((a, b) => a.length - b.length);
  const byPair = new Map<string, number[]>();
  for (const [id, word] of known.entries()) {
    for (const pair of word.length < SHORTEST_WORD ? [] : pairsOf(word)) {
      const list = byPair.get(pair);
      if (list) list.push(id);
      else byPair.set(pair, [id]);
    }
  }
  const firstOf = Int32Array.from({ length: LONGEST_WORD + 4 }, (_, length) => {
    const at = known.findIndex((word) => word.length >= length);
    return at < 0 ? known.length : at;
  });
  return { words: keysOf(known), byPair: indexOf(byPair), firstOf };
}

/**
 * Finds the known words nearest to a misspelt one, by their places. A search reads only the rarest bigrams of the word, and
 * in their lists only words of about its length: the lists are sorted by length.
 */
export function createSpelling({ words, byPair, firstOf }: SpellingIndex) {
  const { starts, items } = byPair.lists;
  const shared = new Uint8Array(words.starts.length - 1);

  /** The nearest known words, all with the same number of slips; none if nothing is near enough. */
  return function nearest(word: string): { readonly places: readonly number[]; readonly slips: number } {
    const most = slipsAllowed(word.length);
    if (most === 0 || word.length > LONGEST_WORD) return { places: [], slips: 0 };
    const first = firstOf[word.length - most] as number;
    const end = firstOf[word.length + most + 1] as number;
    const lists = pairsOf(word).map((pair) => between(placeIn(byPair.keys, pair), first, end));
    lists.sort((a, b) => a.end - a.from - (b.end - b.from));
    const touched: number[] = [];
    let read = 0;
    let listsRead = 0;
    for (const { from, end } of lists) {
      if (listsRead > 3 && read + end - from > MOST_READ) break;
      read += end - from;
      listsRead += 1;
      for (let at = from; at < end; at++) {
        const id = items[at] as number;
        const times = shared[id] as number;
        if (times === 0) touched.push(id);
        shared[id] = times + 1;
      }
    }
    // One slip breaks at most three bigrams (a swap), so a word that shares fewer of those read cannot be near enough.
    const sharing = (all: readonly number[], slips: number) => {
      const fewest = Math.max(2, listsRead - 3 * slips);
      return all.filter((id) => (shared[id] as number) >= fewest);
    };
    const possible = sharing(touched, most);
    const within = (slips: number) =>
      sharing(possible, slips).filter((id) => slipsBetween(word, textAt(words, id), slips) <= slips);
    let slips = 0;
    let found = within(slips);
    while (found.length === 0 && slips < most) {
      slips += 1;
      found = within(slips);
    }
    for (const id of touched) shared[id] = 0;
    return { places: found, slips };
  };

  /** Where a list’s numbers from `first` up to but not including `end` stand. */
  function between(list: number, first: number, end: number): { readonly from: number; readonly end: number } {
    if (list < 0) return { from: 0, end: 0 };
    return { from: placeOf(first, list), end: placeOf(end, list) };
  }

  /** Where a number stands in a list, which is sorted, or would be inserted (binary search). */
  function placeOf(number: number, list: number): number {
    let [low, high] = [starts[list] as number, starts[list + 1] as number];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((items[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
