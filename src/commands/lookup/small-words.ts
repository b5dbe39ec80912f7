const SMALL = 'it the please now here weekly prompt prompts'.split(' ');

/** True where the words behind a command add nothing to it: `reflect stop it please`. `also`: words that say what it does anyway. */
export const meansNothing = (words: string, also: readonly string[] = []): boolean =>
  words
    .toLowerCase()
    .split(/[\s.,!?]+/)
    .every((word) => word === '' || SMALL.includes(word) || also.includes(word));
