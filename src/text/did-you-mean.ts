/** Longer words are no slip of a field's name or an id; comparing them would only cost time. */
const LONGEST = 60;

/** The allowed word that was probably meant, or undefined when none is near. */
export function didYouMean(found: string, allowed: Iterable<string>): string | undefined {
  if (found.length > LONGEST) return undefined;
  const most = Math.max(1, Math.floor(found.length / 3));
  let best: string | undefined;
  let fewest = most + 1;
  for (const word of allowed) {
    const [typed, known] = [found.toLowerCase(), word.toLowerCase()];
    // The one and the many, such as alias and aliases, are one slip.
    const slips = isEndingOf(typed, known)
      ? 1
      : Math.abs(known.length - typed.length) < fewest
        ? distance(typed, known)
        : fewest;
    if (slips < fewest) [best, fewest] = [word, slips];
  }
  return best;
}

const isEndingOf = (a: string, b: string) =>
  a.length >= 4 && b.length >= 4 && Math.abs(a.length - b.length) <= 2 && (a.startsWith(b) || b.startsWith(a));

/** `; did you mean "county-lines"?`, or nothing to add. */
export function hint(found: string, allowed: Iterable<string>): string {
  const meant = didYouMean(found, allowed);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}

/** How many letters must be added, left out, changed, or swapped with their neighbour to make one word the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const changed = (row[j - 1] ?? 0) + (same ? 0 : 1);
      const moved = swapped ? (before[j - 2] ?? 0) + 1 : changed;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed, moved));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
