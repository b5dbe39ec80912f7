import type { PhraseTuning } from './phrases';

/** All parameters of the search. Chosen with the tuning queries of `npm run bench -- lookup`, never with the held-out ones. */
export type Tuning = PhraseTuning & {
  /** The score of a full match of a name, and of a sentence of running text; a keyword scores 1. */
  readonly nameWorth: number;
  readonly sentenceWorth: number;
  /** The weight of the covered share of the question, added to the best phrase's score. */
  readonly coverage: number;
  /** The factor on the certainty of a corrected word, once for each slip: it is a guess, and each slip makes it weaker. */
  readonly afterSlip: number;
  /** Added if the words are exactly one of the entry's keywords. */
  readonly askedBefore: number;
  /** Added if the question contains the entry's abbreviation, in capitals, among other words. */
  readonly capitals: number;
  /** The largest distance (by Fuse, 0 to 1) of a near name from the words, and what a name at distance 0 adds. */
  readonly nearName: number;
  readonly nearNameWorth: number;
  /** The weight of similarity in meaning above `alikeFrom`, which any two texts have; and the same for matters out of scope. */
  readonly alike: number;
  readonly alikeElsewhere: number;
  readonly alikeFrom: number;
  /** Entries with a phrase that scores more than this by its words are always compared in meaning, too. */
  readonly readFrom: number;
  /** The share of its score, if at least `supportFrom`, that an entry adds to entries of another kind that it names as related. */
  readonly support: number;
  readonly supportFrom: number;
  /** The share of the score for matters out of scope that is subtracted from every entry's score. */
  readonly elsewhere: number;
  /** No entry is shown with a score below `threshold`, nor below this share of the best score. */
  readonly threshold: number;
  readonly besideBest: number;
  /** Below this score, the best entry, if found by meaning, is a guess: offered, not shown. */
  readonly sureFrom: number;
  /** The same share as `besideBest`, beside an entry that was asked for by its name. */
  readonly besideExact: number;
  readonly mostResults: number;
  readonly mostSuggestions: number;
};

export const TUNING: Tuning = {
  askedPower: 1.19,
  phrasePower: 0.895,
  strangeWeight: 1.21,
  lightWeight: 0.83,
  bodyWorth: 0.79,
  halfTypical: 3.28,
  nameWorth: 1.55,
  sentenceWorth: 0.25,
  coverage: 1.642,
  afterSlip: 0.168,
  askedBefore: 0.258,
  capitals: 0.536,
  nearName: 0.35,
  nearNameWorth: 1.16,
  alike: 1.467,
  alikeElsewhere: 0.639,
  alikeFrom: 0.68,
  readFrom: 0.25,
  support: 0.153,
  supportFrom: 0.286,
  elsewhere: 0.773,
  threshold: 0.402,
  besideBest: 0.095,
  sureFrom: 0.7,
  besideExact: 0.85,
  mostResults: 5,
  mostSuggestions: 3,
};
