import type { Abbreviation } from '../content/schema';
import type { Entry, EntryKind } from './entry';

/** `exact`: its own name or abbreviation. `close`: its name, misspelt or in part. `related`: by meaning. */
export type Match = 'exact' | 'close' | 'related';

export type Found = { readonly entry: Entry; readonly match: Match };

export type Lookup = {
  /** Only what the bot stands behind, best first; empty where nothing fits. */
  readonly results: readonly Found[];
  /** The nearest names, when nothing was found. */
  readonly suggestions: readonly Entry[];
  /** Set when the words are an abbreviation that means different things to different agencies. */
  readonly clash?: Abbreviation;
};

/** Searches the entries of the given kinds. Takes any text; pure, and bounded in time. */
export type LookUp = (text: string, kinds: readonly EntryKind[]) => Lookup;
