/** What a part of a line names: entries, or nothing (`[]`); `strange` if it is an abbreviation of something else. */
export type PartOfLine<Found extends Named> = readonly Found[] | 'strange';

type Named = { readonly entry: { readonly id: string } };

/** A line with more names than this is a list that somebody has pasted. */
const MOST_PARTS = 8;

const BETWEEN = /\s*[,;/+&\n]\s*(?:(?:and|or)\s+)?|\s+(?:and|or|vs|versus)\s+/i;

/**
 * The entries named by a line of several names, in the line's order, each once, and the abbreviations in it that are unknown.
 * Undefined if any part is not a name, because then the line is a question. A name that contains “and” stays whole.
 */
export function severalIn<Found extends Named>(
  text: string,
  nameOf: (part: string) => PartOfLine<Found>,
): { readonly found: readonly Found[]; readonly unknown: readonly string[] } | undefined {
  const parts = text.split(BETWEEN).map((part) => part.trim());
  if (parts.length < 2 || parts.length > MOST_PARTS || parts.includes('')) return undefined;
  const found = new Map<string, Found>();
  const unknown: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const taken = longestName(parts.slice(at), nameOf);
    if (!taken) return undefined;
    if (taken.named === 'strange') unknown.push(parts[at] ?? '');
    else for (const one of taken.named) if (!found.has(one.entry.id)) found.set(one.entry.id, one);
    at += taken.length;
  }
  return found.size > 0 ? { found: [...found.values()], unknown } : undefined;
}

/** The most parts (up to three) that together make one name: “coercion and control, grooming” begins with two. */
function longestName<Found extends Named>(parts: readonly string[], nameOf: (part: string) => PartOfLine<Found>) {
  for (let length = Math.min(parts.length, 3); length > 0; length--) {
    const named = nameOf(parts.slice(0, length).join(' and '));
    if (named.length > 0 && (named !== 'strange' || length === 1)) return { named, length };
  }
  return undefined;
}
