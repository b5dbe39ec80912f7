/**
 * At most so many characters of a text, as JavaScript and the platforms count them. Never half of one: an emoji counts as
 * two and stays or goes whole, and nothing ends in a joiner that joins it to nothing.
 */
export function atMost(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, Math.max(0, most)).replace(/[\uD800-\uDBFF\u200D]+$/, '');
}

/** The same, and a cut shows as “…”, which counts. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${atMost(text, most - 1)}…`);
