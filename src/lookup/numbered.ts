/** Numbers of principles, in words, from the first. */
export const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** What people write before a number. */
const BEFORE = new Set(['number', 'no', 'nr', 'principle', 'principal']);

/** Words around a number that ask for nothing else. */
const FRAME = new Set([...BEFORE, ...'the one please pls what whats is show me that in again which'.split(' ')]);

/**
 * The number of the principle that a line asks for by its number alone, as a digit: “no. 3”, “number five”, “the 4th one”,
 * “principal 8”. Undefined if the line asks for anything else. `words`: those of the line.
 */
export function numberAskedFor(words: readonly string[]): string | undefined {
  const isMeant = (word: string, at: number) =>
    /^p[1-8]$/.test(word) ||
    ordinalIn(word) !== undefined ||
    (cardinalIn(word) !== undefined && BEFORE.has(words[at - 1] ?? ''));
  const [number, ...more] = words.filter(isMeant);
  if (number === undefined || more.length > 0) return undefined;
  return words.every((word) => word === number || FRAME.has(word)) ? digitIn(number.replace(/^p/, '')) : undefined;
}

/**
 * The number of the principle that a line names beside whatever else it says: at its beginning (“principal 4 strengths”, “number two,
 * inequalities”), or as the one in it (“can you open principle 4 for me”).
 */
export function numberWithin(text: string): string | undefined {
  const [, first, second] =
    /^\W*(?:princip(?:le|al)\s+(\w+)\s|(?:number|no\.?|nr\.?)\s*(\w+)\s*[,:–-])/i.exec(text) ?? [];
  const begun = digitIn((first ?? second ?? '').toLowerCase());
  const [one, ...more] = [...text.matchAll(/\bprinciple (\d+)\b/gi)].map(([, number = '']) => number);
  return begun ?? (more.length === 0 && one !== undefined ? digitIn(one) : undefined);
}

/** True for a line that asks by number alone for a principle that is none: “principle 12”. */
export function asksForNone(words: readonly string[]): boolean {
  const [number, ...more] = words.filter((word) => /^\d+$/.test(word));
  const isAsked = number !== undefined && more.length === 0 && BEFORE.has(words[words.indexOf(number) - 1] ?? '');
  return isAsked && !/^[1-8]$/.test(number) && words.every((word) => word === number || FRAME.has(word));
}

const digitIn = (word: string) => cardinalIn(word) ?? ordinalIn(word);

const cardinalIn = (word: string) => (/^[1-8]$/.test(word) ? word : placeAmong(NUMBERS, word));

const ordinalIn = (word: string) => /^([1-8])(?:st|nd|rd|th)$/.exec(word)?.[1] ?? placeAmong(ORDINALS, word);

function placeAmong(all: readonly string[], word: string): string | undefined {
  const at = all.indexOf(word);
  return at < 0 ? undefined : String(at + 1);
}
