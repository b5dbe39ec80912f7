/** The text on one line, in one Unicode form (NFKC), with each run of spaces and invisible characters made one space. */
export const tidied = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
