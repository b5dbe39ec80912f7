import { loadContent } from '../content/load';
import { describeMistakes } from '../content/mistake';
import type { Content } from '../content/schema';
import { createHearWorry, type HearWorry } from './hear-worry';
import { madeInSteps, type Steps } from './in-steps';
import { createLookUp, type LookUp } from './look-up';
import type { WordVectors } from './meanings';
import { readWordVectors } from './read-word-vectors';
import { readWorryWeights } from './read-worry-weights';
import { createHearSmallTalk, type HearSmallTalk } from './small-talk';

/** What the bot knows, and the search over it. */
export type Knowledge = {
  readonly content: Content;
  readonly lookUp: LookUp;
  /** Asked before every look-up: a worry comes first. */
  readonly hearWorry: HearWorry;
  /** Asked after it: a question about the bot, or a greeting, is not searched. */
  readonly hearSmallTalk: HearSmallTalk;
  /** True of a word in small letters that is in everyday use: it is nobody's name. */
  readonly isEverydayWord: (word: string) => boolean;
};

/** `prepare` makes the search ready bit by bit, beside other work; whoever looks up before waits for the rest of it. */
type Gathered = Knowledge & { readonly prepare: () => void };

/** What the bot knows and the search over it. Throws one error that lists every mistake in the content files. */
export function gatherKnowledge(contentDir: string | undefined): Gathered {
  const loading = loadContent(contentDir);
  if (!loading.ok) throw new Error(`Please put the content right:\n${describeMistakes(loading.mistakes)}`);
  return createKnowledge(loading.content);
}

/** All that is made of this content. */
export function createKnowledge(content: Content): Gathered {
  const vectors = readWordVectors();
  const { lookUp, begin } = createLookUp(content, vectors);
  const hearing = madeInSteps(hearingOf(content, vectors));
  return {
    content,
    lookUp,
    hearWorry: (text) => hearing.get()(text),
    hearSmallTalk: createHearSmallTalk(content),
    isEverydayWord: (word) => vectors.find(word) !== undefined,
    prepare: () => {
      hearing.begin();
      begin();
    },
  };
}

// biome-ignore lint/correctness/useYield: it is one step of all that is prepared
function* hearingOf(content: Content, vectors: WordVectors): Steps<HearWorry> {
  return createHearWorry(content, { weights: readWorryWeights(), vectors });
}
