import type { z } from 'zod';
import { type law, principle, term, theme } from './principles-and-terms';
import { pollTemplate, prompt, type scale } from './prompts-and-polls';
import { abbreviation, elsewhere, sameWords } from './search-lists';
import { smallTalk } from './small-talk';
import { resource, signpost, source } from './sources-and-signposts';
import { noWorry, worry } from './worries';

export { pollTemplate, prompt };

/** The schema of every kind of content, under the name of its folder (`terms/…`) or file (`terms.yaml`). */
export const kinds = {
  principles: principle,
  themes: theme,
  terms: term,
  prompts: prompt,
  polls: pollTemplate,
  sources: source,
  signposts: signpost,
  abbreviations: abbreviation,
  resources: resource,
  'same-words': sameWords,
  elsewhere,
  worries: worry,
  'no-worries': noWorry,
  'small-talk': smallTalk,
} as const;

export type Kind = keyof typeof kinds;
export type Principle = z.output<typeof principle>;
export type Theme = z.output<typeof theme>;
export type Term = z.output<typeof term>;
export type Law = z.output<typeof law>;
export type Prompt = z.output<typeof prompt>;
export type PollTemplate = z.output<typeof pollTemplate>;
export type Scale = z.output<typeof scale>;
type Source = z.output<typeof source>;
export type Signpost = z.output<typeof signpost>;
export type Abbreviation = z.output<typeof abbreviation>;
export type Resource = z.output<typeof resource>;
type SameWords = z.output<typeof sameWords>;
type Elsewhere = z.output<typeof elsewhere>;
export type Worry = z.output<typeof worry>;
export type WorryKind = Worry['kind'];
type NoWorry = z.output<typeof noWorry>;
export type SmallTalk = z.output<typeof smallTalk>;

/** All content, checked. Principles are sorted by number; themes, terms, prompts and polls by name or id; the rest is in the order of the files. */
export type Content = {
  readonly principles: readonly Principle[];
  readonly themes: readonly Theme[];
  readonly terms: readonly Term[];
  readonly prompts: readonly Prompt[];
  readonly polls: readonly PollTemplate[];
  readonly sources: readonly Source[];
  readonly signposts: readonly Signpost[];
  readonly abbreviations: readonly Abbreviation[];
  readonly resources: readonly Resource[];
  readonly sameWords: readonly SameWords[];
  readonly elsewhere: readonly Elsewhere[];
  readonly worries: readonly Worry[];
  readonly noWorries: readonly NoWorry[];
  readonly smallTalk: readonly SmallTalk[];
};
