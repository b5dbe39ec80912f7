import { stemOf } from '../words';
import { partOf } from './worry-words';

/** The number of rows in the table of weights for hearing (feature hashing). Features share a row by chance, which does little harm. */
export const ROWS = 2 ** 18;

/** The features of a line: the row of each in the table of weights, and how much each counts. */
export type Traits = { readonly rows: Int32Array; readonly counts: Float32Array };

/** How many words apart two parts may stand and still belong together: "a girl in my class … told me". */
const REACH = 8;

/** The length of every line's vector of counts, however many features it has. */
const LENGTH = 3;

/**
 * The features of a line: its stems, pairs and threes of neighbours, the parts that words play and which parts stand near
 * each other, how the line begins and ends, and how long it is. The work is linear in the number of words.
 */
export function traitsOf(words: readonly string[]): Traits {
  const found = new Map<number, number>();
  const note = (trait: number, count: number) => {
    if (!found.has(trait)) found.set(trait, count);
  };
  const stems = words.map(stemOf);
  const parts = words.map(partOf);
  const played = stems.map((stem, at) => parts[at] ?? stem);
  for (let at = 0; at < words.length; at++) {
    const part = parts[at];
    const stem = stems[at] as string;
    note(more(WORD, stem), 1);
    note(more(PAIR, stems[at - 1] ?? '^', stem), 0.8);
    note(more(ROLES, played[at - 1] ?? '^', played[at] as string), 0.8);
    if (at > 1) note(more(THREE, played[at - 2] as string, played[at - 1] as string, played[at] as string), 0.5);
    if (part === undefined) continue;
    note(more(PART, part), 0.8);
    for (let before = Math.max(0, at - REACH); before < at - 1; before++) {
      const other = parts[before];
      if (other !== undefined) note(more(NEAR, other, part), 0.4);
    }
  }
  if (words.length > 0) {
    note(more(FIRST, stems[0] as string), 0.7);
    note(more(BEGINS, stems[0] as string, stems[1] ?? '$'), 0.7);
    note(more(LAST, stems[words.length - 1] as string), 0.5);
    note(more(LONG, `${Math.min(words.length, 7)}`), 1);
  }
  let square = 0;
  for (const count of found.values()) square += count * count;
  const length = Math.sqrt(square) || 1;
  const traits = { rows: new Int32Array(found.size), counts: new Float32Array(found.size) };
  let at = 0;
  for (const [hash, count] of found) {
    traits.rows[at] = (hash ^ (hash >>> 15)) & (ROWS - 1);
    traits.counts[at++] = (count / length) * LENGTH;
  }
  return traits;
}

/** FNV-1a, folded into a row at the end: http://www.isthe.com/chongo/tech/comp/fnv/. A trait is its kind and its words, with a space before each. */
const EMPTY = 0x811c9dc5;
const step = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);
const [WORD, PAIR, ROLES, THREE, PART, NEAR, FIRST, BEGINS, LAST, LONG] = [
  ...['word', 'pair', 'roles', 'three', 'part', 'near', 'first', 'begins', 'last', 'long'],
].map((kind) => [...kind].reduce((hash, letter) => step(hash, letter.charCodeAt(0)), EMPTY)) as Ten;
type Ten = [number, number, number, number, number, number, number, number, number, number];

/** The hash of what was hashed before, and these words. */
function more(before: number, ...words: readonly string[]): number {
  let hash = before;
  for (const word of words) {
    hash = step(hash, SPACE);
    for (let at = 0; at < word.length; at++) hash = step(hash, word.charCodeAt(at));
  }
  return hash;
}

const SPACE = 32;
