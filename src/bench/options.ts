/** The number that stands after this word, such as `--weeks 8`; the usual one where the word is not there. From 1. */
export function numberAfter(name: string, words: readonly string[], usual: number): number {
  const at = words.indexOf(name);
  const value = at < 0 ? usual : Number(words[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number from 1`);
  return value;
}
