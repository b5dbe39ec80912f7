/** Stands for what somebody typed. To whoever draws it a letter like any other (of the Vai script), and one that no content has. */
export const STAND_IN = '\ua500';

/** What stands around words that somebody typed: the same part of a message with `STAND_IN` in place of them. It may be lasting. */
export type Repeated<Part> = { readonly words: string; readonly around: Part };

const repeated = new WeakMap<object, Repeated<object>>();

/**
 * Makes a part that repeats what was typed, once with these words and once with what stands in for them. With words that are
 * not the same wherever they are drawn it is the part alone.
 */
export function repeating<Part extends object>(words: string, make: (words: string) => Part): Part {
  const part = make(words);
  if (PLAIN.test(words)) repeated.set(part, { words, around: make(STAND_IN) });
  return part;
}

/** Nothing to escape, no emoji, mention or mark, no space at an end. */
const PLAIN = /^[a-z0-9](?:[a-z0-9 ,.?!'-]*[a-z0-9.?!])?…?$/i;

/** What stands around the words that this part repeats. A part with anything else in it is another one. */
export const repeatedIn = <Part extends object>(part: Part): Repeated<Part> | undefined =>
  repeated.get(part) as Repeated<Part> | undefined;
