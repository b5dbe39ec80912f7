import { loadContent } from '../content/load';
import { describeMistakes } from '../content/mistake';
import type { Content } from '../content/schema';
import { createLookUp } from './build-look-up';
import { prepareInSteps, type Steps } from './in-steps';
import type { LookUp, Lookup } from './look-up';
import type { WordVectors } from './meanings';
import { createPrepared, type Prepared } from './prepared';
import { type Fitted, readSearchWeights } from './read-search-weights';
import { type FileVectors, readWordVectors } from './read-word-vectors';
import { remembered } from './remembered';
import { createHearSmallTalk, type HearSmallTalk } from './small-talk';
import { createHearWorry, type HearWorry } from './worries/hear-worry';
import { readWorryWeights } from './worries/read-worry-weights';
import type { WorryWeights } from './worries/worry-weights';

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
  return createKnowledge(loading.content, loading.asBuilt);
}

/** What is the same whatever the content: it is read once, and then never changes. */
function shared() {
  read ??= { vectors: readWordVectors(), weights: readWorryWeights() };
  return read;
}

let read: { readonly vectors: FileVectors; readonly weights: WorryWeights } | undefined;

/** The same for what only the search needs, once it is made. */
function searchWeights(): Fitted {
  fitted ??= readSearchWeights();
  return fitted;
}

let fitted: Fitted | undefined;

/** The search and the rest, made from content that is already checked; `asBuilt` stands for it if the build may have prepared them. */
export function createKnowledge(content: Content, asBuilt?: string): Gathered {
  const { vectors } = shared();
  const prepared = asBuilt === undefined ? NOTHING : createPrepared(asBuilt, vectors);
  const { lookUp, begin } = createLookUp(content, vectors, prepared.search, searchWeights);
  const hearing = prepareInSteps(hearingOf(content, vectors, prepared));
  return {
    content,
    lookUp: rememberedByKinds(lookUp),
    hearWorry: (text) => hearing.get()(text),
    hearSmallTalk: createHearSmallTalk(content),
    isEverydayWord: vectors.has,
    prepare: async () => void (await Promise.all([hearing.begin(), begin()])),
  };
}

function rememberedByKinds(lookUp: LookUp): LookUp {
  const byKinds = new Map<string, (text: string) => Lookup>();
  return (text, kinds) => {
    const among = kinds.join();
    // Short forms that stand for nothing here are told as they were typed.
    const find =
      byKinds.get(among) ??
      remembered(
        (one) => lookUp(one, kinds),
        ({ several }) => !several?.unknown.length,
      );
    byKinds.set(among, find);
    return find(text);
  };
}

// biome-ignore lint/correctness/useYield: it is a single step of the preparation
function* hearingOf(content: Content, vectors: WordVectors, { hearing }: Prepared): Steps<HearWorry> {
  return createHearWorry(content, { weights: shared().weights, vectors }, hearing());
}

const NOTHING: Prepared = { search: () => undefined, hearing: () => undefined };
