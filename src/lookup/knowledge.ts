import { loadContent } from '../content/load';
import { describeMistakes } from '../content/mistake';
import type { Content } from '../content/schema';
import { everythingIn } from './entry';
import { prepareInSteps, type Steps } from './in-steps';
import { createKnownNames } from './known-names';
import { createLookUp, type LookUp } from './look-up';
import type { WordVectors } from './meanings';
import { readWordVectors } from './read-word-vectors';
import { createHearSmallTalk, type HearSmallTalk } from './small-talk';
import { createHearWorry, type HearWorry } from './worries/hear-worry';
import { readWorryWeights } from './worries/read-worry-weights';

/** The content, and the functions that search it. */
export type Knowledge = {
  readonly content: Content;
  readonly lookUp: LookUp;
  /** Called before every look-up: a worry comes first. */
  readonly hearWorry: HearWorry;
  /** Called after `hearWorry`: a question about the bot, or a greeting, is not searched for. */
  readonly hearSmallTalk: HearSmallTalk;
  /** True if a lower-case word is in everyday use, and so is nobody's name. */
  readonly isEverydayWord: (word: string) => boolean;
};

/** `prepare` builds the search in the background, and resolves when it is ready; a look-up before that waits for the rest. */
export type Gathered = Knowledge & { readonly prepare: () => Promise<void> };

/** Loads the content and makes the search over it. Throws one `Error` that lists every mistake in the content files. */
export function gatherKnowledge(contentDir: string | undefined): Gathered {
  const loading = loadContent(contentDir);
  if (!loading.ok) throw new Error(`Please put the content right:\n${describeMistakes(loading.mistakes)}`);
  return createKnowledge(loading.content);
}

/** The search and the rest, made from content that is already checked. */
export function createKnowledge(content: Content): Gathered {
  const vectors = readWordVectors();
  const { lookUp, begin } = createLookUp(content, vectors);
  const hearing = prepareInSteps(hearingOf(content, vectors));
  const known = createKnownNames(everythingIn(content));
  return {
    content,
    lookUp: known.lookUpOnce(lookUp),
    hearWorry: known.once((text) => hearing.get()(text)),
    hearSmallTalk: known.once(createHearSmallTalk(content)),
    isEverydayWord: (word) => vectors.find(word) !== undefined,
    prepare: async () => void (await Promise.all([hearing.begin(), begin()])),
  };
}

// biome-ignore lint/correctness/useYield: it is a single step of the preparation
function* hearingOf(content: Content, vectors: WordVectors): Steps<HearWorry> {
  return createHearWorry(content, { weights: readWorryWeights(), vectors });
}
