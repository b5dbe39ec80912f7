/**
 * The edit distance between two words (optimal string alignment): the number of letters missing, added or changed, and of
 * neighbours swapped. Stops counting above `most`, and then returns some number above it.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, above, current] = b.length < LONGEST_ROW ? ROWS : rowsOf(b.length + 1);
  for (let column = 0; column <= b.length; column++) above[column] = column;
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    let smallest = row;
    const letter = a.charCodeAt(row - 1);
    for (let column = 1; column <= b.length; column++) {
      const changed = letter === b.charCodeAt(column - 1) ? 0 : 1;
      let slips = Math.min(
        (above[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (above[column - 1] as number) + changed,
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, (before[column - 2] as number) + 1);
      current[column] = slips;
      smallest = Math.min(smallest, slips);
    }
    if (smallest > most) return most + 1;
    [before, above, current] = [above, current, before];
  }
  return above[b.length] as number;
}

/** Reused between calls, because allocating the rows takes longer than filling them. Longer words get new rows. */
const LONGEST_ROW = 64;
const ROWS = rowsOf(LONGEST_ROW);

function rowsOf(length: number): [Uint16Array, Uint16Array, Uint16Array] {
  return [new Uint16Array(length), new Uint16Array(length), new Uint16Array(length)];
}
