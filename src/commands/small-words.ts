const SMALL = new Set('it this the please now today here prompt weekly one next'.split(' '));

/** True where the words behind a command add nothing to it: `reflect stop it please`. */
export const meansNothing = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[\s.,!]+/)
    .every((word) => word === '' || SMALL.has(word));
