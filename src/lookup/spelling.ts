import { slipsBetween } from '../text/slips-between';

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

/**
 * Finds the known words nearest to a misspelt one. Built once over the vocabulary. A search reads only the rarest bigrams
 * of the word, and in their lists only words of about its length: the lists are sorted by length.
 */
export function createSpelling(words: Iterable<string>) {
  const known = [...new Set(words)].filter((word) => word.length >= 4).sort((a, b) => a.length - b.length);
  const byPair = new Map<string, number[]>();
  for (const [id, word] of known.entries()) {
    for (const pair of pairsOf(word)) {
      const list = byPair.get(pair);
      if (list) list.push(id);
      else byPair.set(pair, [id]);
    }
  }
  const shared = new Uint8Array(known.length);
  /** The place of the first known word that is at least this long. */
  const startOf = (length: number) => {
    const at = known.findIndex((word) => word.length >= length);
    return at < 0 ? known.length : at;
  };
  const starts = Array.from({ length: LONGEST_WORD + 4 }, (_, length) => startOf(length));

  /** The nearest known words, all with the same number of slips; no words if nothing is near enough. */
  return function nearest(word: string): { words: string[]; slips: number } {
    const most = slipsAllowed(word.length);
    if (most === 0 || word.length > LONGEST_WORD) return { words: [], slips: 0 };
    const first = starts[word.length - most] as number;
    const end = starts[word.length + most + 1] as number;
    const lists = pairsOf(word).map((pair) => between(byPair.get(pair) ?? [], first, end));
    lists.sort((a, b) => a.length - b.length);
    const touched: number[] = [];
    let read = 0;
    let listsRead = 0;
    for (const list of lists) {
      if (listsRead > 3 && read + list.length > MOST_READ) break;
      read += list.length;
      listsRead += 1;
      for (const id of list) {
        const times = shared[id] as number;
        if (times === 0) touched.push(id);
        shared[id] = times + 1;
      }
    }
    const within = (slips: number) => {
      // One slip breaks at most three bigrams (a swap), so a word that shares fewer of those read cannot be near enough.
      const fewest = Math.max(2, listsRead - 3 * slips);
      const shares = touched.filter((id) => (shared[id] as number) >= fewest).map((id) => known[id] as string);
      return shares.filter((candidate) => slipsBetween(word, candidate, slips) <= slips);
    };
    let slips = 0;
    let found = within(slips);
    while (found.length === 0 && slips < most) {
      slips += 1;
      found = within(slips);
    }
    for (const id of touched) shared[id] = 0;
    return { words: found, slips };
  };
}

/** In letters. No word that people type is longer, except in hostile input. */
const LONGEST_WORD = 40;

/** The numbers of a sorted list from `first` up to but not including `end`. */
function between(list: readonly number[], first: number, end: number): readonly number[] {
  return list.slice(placeOf(first, list), placeOf(end, list));
}

/** The index of a number in a sorted list, or the index at which it would be inserted (binary search). */
function placeOf(number: number, list: readonly number[]): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
