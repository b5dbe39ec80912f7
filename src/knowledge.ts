import { loadContent } from './content/load';
import { describeMistakes } from './content/mistake';
import type { Content } from './content/schema';
import { createHearWorry, type HearWorry } from './lookup/hear-worry';
import { createLookUp, type LookUp } from './lookup/look-up';
import { createHearSmallTalk, type HearSmallTalk } from './lookup/small-talk';
import { readWordVectors } from './read-word-vectors';
import { readWorryWeights } from './read-worry-weights';

export type Knowledge = {
  readonly content: Content;
  readonly lookUp: LookUp;
  readonly hearWorry: HearWorry;
  readonly hearSmallTalk: HearSmallTalk;
  /** True of a word in small letters that is in everyday use. */
  readonly isEverydayWord?: (word: string) => boolean;
};

/** What the bot knows and the search over it. Throws one error that lists every mistake in the content files. */
export function gatherKnowledge(contentDir: string | undefined): Knowledge {
  const loading = loadContent(contentDir);
  if (!loading.ok) throw new Error(`Please put the content right:\n${describeMistakes(loading.mistakes)}`);
  const { content } = loading;
  const vectors = readWordVectors();
  return {
    content,
    lookUp: createLookUp(content, vectors),
    hearWorry: createHearWorry(content, { weights: readWorryWeights(), vectors }),
    hearSmallTalk: createHearSmallTalk(content),
    isEverydayWord: (word) => vectors.find(word) !== undefined,
  };
}
