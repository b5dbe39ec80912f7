import type { PhraseTuning } from './phrases';

/** The one setting of the search. Found by `npm run bench -- lookup` on the tuning half of the queries, never on the unseen half. */
export type Tuning = PhraseTuning & {
  /** A full match of a name, and of a sentence of running text; an everyday phrase is worth 1. */
  readonly nameWorth: number;
  readonly sentenceWorth: number;
  /** What the next best phrases and the covered share of the question add. */
  readonly more: number;
  readonly coverage: number;
  /** A misspelt word is a guess; each slip makes it a weaker one. */
  readonly afterSlip: number;
  /** What it adds that the words are, exactly, one of the entry's everyday phrases. */
  readonly askedBefore: number;
  /** What it adds that the question holds the entry's abbreviation, in capitals, among other words. */
  readonly capitals: number;
  /** How far (Fuse's distance) a name may be from the words, and what a near name adds. */
  readonly nearName: number;
  readonly nearNameWorth: number;
  /** What a strong entry of another kind adds to the entries it names as related: terms speak for their principles. */
  readonly support: number;
  readonly supportFrom: number;
  /** How strongly a likeness to other matters speaks against every entry. */
  readonly elsewhere: number;
  /** The bot stands behind nothing below this score, nor behind anything far below the best. */
  readonly threshold: number;
  readonly besideBest: number;
  /** Beside an entry that was asked by its name, others have to be nearer still. */
  readonly besideExact: number;
  readonly mostResults: number;
  readonly mostSuggestions: number;
};

export const TUNING: Tuning = {
  askedPower: 1.12,
  phrasePower: 0.39,
  strangeWeight: 1.13,
  lightWeight: 0.57,
  bodyWorth: 0,
  halfTypical: 2.58,
  nameWorth: 0.83,
  sentenceWorth: 0.24,
  more: 0,
  coverage: 1.51,
  afterSlip: 0.64,
  askedBefore: 0.29,
  capitals: 0.99,
  nearName: 0.34,
  nearNameWorth: 1.14,
  support: 0.21,
  supportFrom: 0,
  elsewhere: 0.72,
  threshold: 0.42,
  besideBest: 0.41,
  besideExact: 0.69,
  mostResults: 5,
  mostSuggestions: 3,
};
