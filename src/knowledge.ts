import { loadContent } from './content/load';
import { describeMistakes } from './content/mistake';
import type { Content } from './content/schema';
import { createLookUp, type LookUp } from './lookup/look-up';
import { readWordVectors } from './read-word-vectors';

export type Knowledge = {
  readonly content: Content;
  readonly lookUp: LookUp;
  /** True of a word in small letters that is in everyday use. */
  readonly isEverydayWord?: (word: string) => boolean;
};

/** What the bot knows and the search over it. Throws one error that lists every mistake in the content files. */
export function gatherKnowledge(contentDir: string | undefined): Knowledge {
  const loading = loadContent(contentDir);
  if (!loading.ok) throw new Error(`Please put the content right:\n${describeMistakes(loading.mistakes)}`);
  const vectors = readWordVectors();
  return {
    content: loading.content,
    lookUp: createLookUp(loading.content, vectors),
    isEverydayWord: (word) => vectors.find(word) !== undefined,
  };
}
