import { slipsBetween } from './slips-between';

/** In characters. A longer word is not a slip for a field's name or an id; comparing it would only cost time. */
const LONGEST = 60;

/** The allowed word that was probably meant, or undefined if none is near. */
export function didYouMean(found: string, allowed: Iterable<string>): string | undefined {
  if (found.length > LONGEST) return undefined;
  const most = Math.max(1, Math.floor(found.length / 3));
  let best: string | undefined;
  let fewest = most + 1;
  for (const word of allowed) {
    const [typed, known] = [found.toLowerCase(), word.toLowerCase()];
    // Singular and plural, such as alias and aliases, are one slip apart.
    const slips = isEndingOf(typed, known) ? 1 : slipsBetween(typed, known, fewest - 1);
    if (slips < fewest) [best, fewest] = [word, slips];
  }
  return best;
}

const isEndingOf = (a: string, b: string) =>
  a.length >= 4 && b.length >= 4 && Math.abs(a.length - b.length) <= 2 && (a.startsWith(b) || b.startsWith(a));

/** `; did you mean "county-lines"?`, to be added to a sentence; empty if no allowed word is near. */
export function hint(found: string, allowed: Iterable<string>): string {
  const meant = didYouMean(found, allowed);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}
