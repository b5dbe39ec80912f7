/**
 * Parts of messages that are made from the content alone, and that many answers share. What a platform draws of such a part
 * may be kept as long as the part itself. Nothing that a person typed may ever be declared lasting: it must be gone with its
 * answer.
 */
const declared = new WeakSet<object>();

/** Declares that a part is made from the content alone, will never change, and will be shown again. */
export function lasting<Part extends object>(part: Part): Part {
  declared.add(part);
  return part;
}

export const isLasting = (part: object): boolean => declared.has(part);

/** A part is drawn in a few ways: for each platform, with and without the newest blocks, a line further down. */
const MOST_WAYS = 16;

/**
 * Remembers what is made of lasting parts: `make` runs once for each part and `way`, and each time for a part that is not
 * lasting. `way` names all that the outcome depends on besides the part.
 */
export function createKept<Made>() {
  const kept = new WeakMap<object, Map<string, Made>>();
  return (part: object, way: string, make: () => Made): Made => {
    if (!declared.has(part)) return make();
    const ways = kept.get(part) ?? new Map<string, Made>();
    const found = ways.get(way);
    if (found !== undefined) return found;
    const made = make();
    if (ways.size >= MOST_WAYS) ways.clear();
    kept.set(part, ways.set(way, made));
    return made;
  };
}
