import { loadContent } from './content/load';
import { describeMistakes } from './content/mistake';
import type { Content } from './content/schema';
import { createLookUpLater, type LookUp } from './lookup/look-up';
import { readWordVectors } from './read-word-vectors';

export type Knowledge = { readonly content: Content; readonly lookUp: LookUp };

/** `prepare` makes the search ready bit by bit, beside other work; whoever looks up before waits for the rest of it. */
type Gathered = Knowledge & { readonly prepare: () => void };

/** What the bot knows and the search over it. Throws one error that lists every mistake in the content files. */
export function gatherKnowledge(contentDir: string | undefined): Gathered {
  const loading = loadContent(contentDir);
  if (!loading.ok) throw new Error(`Please put the content right:\n${describeMistakes(loading.mistakes)}`);
  const { lookUp, begin } = createLookUpLater(loading.content, readWordVectors());
  return { content: loading.content, lookUp, prepare: begin };
}
