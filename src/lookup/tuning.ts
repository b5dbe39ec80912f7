import type { PhraseTuning } from './phrases';

/** The one setting of the search. Found with the tuning queries of `npm run bench -- lookup`, never with the unseen ones. */
export type Tuning = PhraseTuning & {
  /** A full match of a name, and of a sentence of running text; an everyday phrase is worth 1. */
  readonly nameWorth: number;
  readonly sentenceWorth: number;
  /** What the covered share of the question adds to the best phrase. */
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
  /** What likeness in meaning adds, beyond a likeness that any two texts have; and the same for other matters. */
  readonly alike: number;
  readonly alikeElsewhere: number;
  readonly alikeFrom: number;
  /** Entries with a phrase at least this near by its words are compared in meaning, too. */
  readonly readFrom: number;
  /** What a strong entry of another kind adds to the entries it names as related: terms speak for their principles. */
  readonly support: number;
  readonly supportFrom: number;
  /** How strongly a likeness to other matters speaks against every entry. */
  readonly elsewhere: number;
  /** The bot stands behind nothing below this score, nor behind anything far below the best. */
  readonly threshold: number;
  readonly besideBest: number;
  /** Below this, what fits best by meaning is a guess, to be offered and not shown. */
  readonly sureFrom: number;
  /** Beside an entry that was asked by its name, others have to be nearer still. */
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
