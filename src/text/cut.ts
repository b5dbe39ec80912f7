/**
 * The first `most` characters of a text at most, counted in UTF-16 units as JavaScript and the platforms count them. Never cuts
 * a surrogate pair in half (most emoji count as two), and never ends in a zero-width joiner.
 */
export function atMost(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, Math.max(0, most)).replace(/[\uD800-\uDBFF\u200D]+$/, '');
}

/** The same, but a text that was cut ends in “…”, which counts towards `most`. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${atMost(text, most - 1)}…`);
