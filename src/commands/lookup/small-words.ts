const SMALL = 'it the please now here weekly prompt prompts'.split(' ');

/** True if the words after a command add nothing to it: `reflect stop it please`. `also`: more such words, for this command. */
export const meansNothing = (words: string, also: readonly string[] = []): boolean =>
  words
    .toLowerCase()
    .split(/[\s.,!?]+/)
    .every((word) => word === '' || SMALL.includes(word) || also.includes(word));
