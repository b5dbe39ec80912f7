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
  const found = new Map<string, number>();
  const note = (trait: string, count: number) => {
    if (!found.has(trait)) found.set(trait, count);
  };
  const stems = words.map(stemOf);
  const parts = words.map(partOf);
  const played = stems.map((stem, at) => parts[at] ?? stem);
  for (let at = 0; at < words.length; at++) {
    const part = parts[at];
    note(`word ${stems[at]}`, 1);
    note(`pair ${stems[at - 1] ?? '^'} ${stems[at]}`, 0.8);
    note(`roles ${played[at - 1] ?? '^'} ${played[at]}`, 0.8);
    if (at > 1) note(`three ${played[at - 2]} ${played[at - 1]} ${played[at]}`, 0.5);
    if (part === undefined) continue;
    note(`part ${part}`, 0.8);
    for (let before = Math.max(0, at - REACH); before < at - 1; before++) {
      if (parts[before] !== undefined) note(`near ${parts[before]} ${part}`, 0.4);
    }
  }
  if (words.length > 0) {
    note(`first ${stems[0]}`, 0.7);
    note(`begins ${stems[0]} ${stems[1] ?? '$'}`, 0.7);
    note(`last ${stems[words.length - 1]}`, 0.5);
    note(`long ${Math.min(words.length, 7)}`, 1);
  }
  const counts = [...found.values()];
  const length = Math.sqrt(counts.reduce((sum, count) => sum + count * count, 0)) || 1;
  return {
    rows: Int32Array.from(found.keys(), rowOf),
    counts: Float32Array.from(counts, (count) => (count / length) * LENGTH),
  };
}

/** FNV-1a, folded: http://www.isthe.com/chongo/tech/comp/fnv/ */
function rowOf(trait: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < trait.length; at++) hash = Math.imul(hash ^ trait.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (ROWS - 1);
}
