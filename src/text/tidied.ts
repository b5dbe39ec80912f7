/** A word on one line, in one spelling (NFKC), without what cannot be seen. */
export const tidied = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
