/** How many slips a word of this length may hold and still be taken for another. Short words change meaning with one letter. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/**
 * The number of slips between two words: a letter missing, added, changed, or two neighbours swapped (optimal string
 * alignment). Stops counting above `most`, and then returns some number above it.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      }
      current[column] = slips;
      smallest = Math.min(smallest, slips);
    }
    if (smallest > most) return most + 1;
    before = above;
    above = current;
  }
  return above[b.length] ?? most + 1;
}

/** The pairs of neighbouring letters, with the edges of the word marked: what misspelt words still share. */
function pairsOf(word: string): string[] {
  const edged = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < edged.length; at++) pairs.add(edged.slice(at, at + 2));
  return [...pairs];
}

/** Reading further than this for one word would cost more than the word is worth; rare pairs are read first. */
const MOST_READ = 2_500;

/** Finds the known words nearest to a misspelt one. Built once over the vocabulary; each search reads only its rarest letter pairs. */
export function createSpelling(words: Iterable<string>) {
  const known = [...new Set(words)].filter((word) => word.length >= 4);
  const byPair = new Map<string, number[]>();
  for (const [id, word] of known.entries()) {
    for (const pair of pairsOf(word)) {
      const list = byPair.get(pair);
      if (list) list.push(id);
      else byPair.set(pair, [id]);
    }
  }
  const shared = new Uint8Array(known.length);

  /** The nearest known words, all with the same number of slips; none when nothing is near enough. */
  return function nearest(word: string): { words: string[]; slips: number } {
    const most = slipsAllowed(word.length);
    if (most === 0 || word.length > 40) return { words: [], slips: 0 };
    const pairs = pairsOf(word)
      .map((pair) => byPair.get(pair) ?? [])
      .sort((a, b) => a.length - b.length);
    const touched: number[] = [];
    let read = 0;
    let listsRead = 0;
    for (const list of pairs) {
      if (listsRead > 3 && read + list.length > MOST_READ) break;
      read += list.length;
      listsRead += 1;
      for (const id of list) {
        if (shared[id] === 0) touched.push(id);
        shared[id] = (shared[id] ?? 0) + 1;
      }
    }
    // One slip spoils at most three pairs (a swap), so a word that shares fewer of those read cannot be within reach.
    const fewest = Math.max(2, listsRead - 3 * most);
    let best = most;
    let words: string[] = [];
    for (const id of touched) {
      const candidate = known[id] ?? '';
      if ((shared[id] ?? 0) >= fewest) {
        const slips = slipsBetween(word, candidate, best);
        if (slips < best) words = [];
        if (slips <= best) {
          best = slips;
          words.push(candidate);
        }
      }
      shared[id] = 0;
    }
    return { words, slips: best };
  };
}
