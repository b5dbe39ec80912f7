/** How alike two strings are, from 0 to 1: one less the share of letters to add, drop or change. */
export function alike(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - align(a, b, false) / longest;
}

/** How much of `part` stands somewhere in `whole`, in its order, from 0 to 1. */
export const within = (part: string, whole: string): number =>
  part.length === 0 ? 0 : 1 - align(part, whole, true) / part.length;

/** The edit distance; with `free` ends, what stands in `b` before and after the best place costs nothing. */
function align(a: string, b: string, free: boolean): number {
  let [above, current] = b.length < LONGEST_ROW ? ROWS : [new Uint16Array(b.length + 1), new Uint16Array(b.length + 1)];
  for (let column = 0; column <= b.length; column++) above[column] = free ? 0 : column;
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    const letter = a.charCodeAt(row - 1);
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] as number) + (letter === b.charCodeAt(column - 1) ? 0 : 1);
      const missing = (above[column] as number) + 1;
      const added = (current[column - 1] as number) + 1;
      current[column] = Math.min(changed, missing, added);
    }
    [above, current] = [current, above];
  }
  if (!free) return above[b.length] as number;
  let least = a.length;
  for (let column = 0; column <= b.length; column++) least = Math.min(least, above[column] as number);
  return least;
}

/** Reused between calls: allocating the rows takes longer than filling them. */
const LONGEST_ROW = 128;
const ROWS: [Uint16Array, Uint16Array] = [new Uint16Array(LONGEST_ROW), new Uint16Array(LONGEST_ROW)];
