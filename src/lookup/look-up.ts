import type { Abbreviation, Content } from '../content/schema';
import { type Entry, type EntryKind, entriesOf } from './entry';
import { madeInSteps, type Steps, toTheEnd } from './in-steps';
import { createLexicon, type Mended, type WordGroup } from './lexicon';
import type { WordVectors } from './meanings';
import { type NearName, namesInSteps } from './names';
import { rankingInSteps } from './rank';
import { TUNING, type Tuning } from './tuning';
import { heard, wordsOf } from './words';

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

/** What the search may know besides the entries. */
export type Knowledge = {
  readonly groups: readonly WordGroup[];
  /** Phrases of other matters: a question that fits them better than any entry is answered with silence. */
  readonly elsewhere: readonly string[];
  readonly abbreviations: readonly Abbreviation[];
  readonly vectors: WordVectors;
};

/** A longer question is no misspelt name, and Fuse's cost grows with it. */
const MOST_WORDS_IN_A_NAME = 6;

/** The search over the bot's content. Built once; looking up is then quick. */
export function createLookUp(content: Content, vectors: WordVectors): LookUp {
  return createEngine(entriesOf(content), knowledgeOf(content, vectors));
}

/** The same, made in the background from `begin` on; whoever looks up before waits until it is there. */
export function createLookUpLater(content: Content, vectors: WordVectors) {
  const later = madeInSteps(engineInSteps(entriesOf(content), knowledgeOf(content, vectors), TUNING));
  const lookUp: LookUp = (text, kinds) => later.get()(text, kinds);
  return { lookUp, begin: later.begin };
}

export function knowledgeOf({ sameWords, elsewhere, abbreviations }: Content, vectors: WordVectors): Knowledge {
  return { groups: sameWords, elsewhere: elsewhere.flatMap(({ keywords }) => keywords), abbreviations, vectors };
}

/** The search over any entries; `tuning` is open for the benchmark only. */
export function createEngine(entries: readonly Entry[], knowledge: Knowledge, tuning: Tuning = TUNING): LookUp {
  return toTheEnd(engineInSteps(entries, knowledge, tuning));
}

function* engineInSteps(entries: readonly Entry[], knowledge: Knowledge, tuning: Tuning): Steps<LookUp> {
  const lexicon = createLexicon(knowledge.groups);
  yield;
  const names = yield* namesInSteps(entries);
  const rank = yield* rankingInSteps(entries, knowledge.elsewhere, lexicon, names, knowledge.vectors, tuning);
  const clashes = new Map(knowledge.abbreviations.map((clash) => [wordsOf(clash.abbreviation).join(''), clash]));

  return function lookUp(anyText, kinds) {
    const text = heard(anyText);
    const words = wordsOf(text);
    if (words.length === 0) return { results: [], suggestions: [] };
    const asked = (owner: number) => kinds.includes(entries[owner]?.kind ?? 'term');

    const exact = calledThis(words).filter(asked);
    const mended = lexicon.mend(words);
    const close = exact.length > 0 ? [] : calledThis(mended.map(({ word }) => word)).filter(asked);
    const near = exact.length > 0 || words.length > MOST_WORDS_IN_A_NAME ? [] : names.near(words);
    const ranked = rank({ text, words: mended.map(unlessForm), near }).filter(({ owner }) => asked(owner));

    const matches = new Map<number, Match>();
    for (const owner of exact) matches.set(owner, 'exact');
    for (const owner of close) matches.set(owner, 'close');
    const least = (ranked[0]?.score ?? 0) * (matches.size > 0 ? tuning.besideExact : tuning.besideBest);
    for (const { owner, score, named } of ranked) {
      if (score < tuning.threshold || score < least) break;
      if (!matches.has(owner)) matches.set(owner, named ? 'close' : 'related');
    }
    const results = [...matches].slice(0, tuning.mostResults).flatMap(([owner, match]) => {
      const entry = entries[owner];
      return entry ? [{ entry, match }] : [];
    });
    const clash = clashes.get(words.join(''));
    return { results, suggestions: results.length > 0 ? [] : nearest(near), ...(clash ? { clash } : {}) };
  };

  /** The entries that have these words as a name or, where they are one or two, as an abbreviation. */
  function calledThis(words: readonly string[]): readonly number[] {
    const whole = names.whole(words);
    if (whole.length > 0) return whole;
    return words.length <= 2 ? names.short(words.join('')) : [];
  }

  function nearest(near: readonly NearName[]): Entry[] {
    const owners = [...new Set(near.map(({ owner }) => owner))].slice(0, tuning.mostSuggestions);
    return owners.map((owner) => entries[owner]).filter((entry) => entry !== undefined);
  }
}

/** Only a name justifies mending what is another form of a known word; elsewhere it stays as typed. */
const unlessForm = (mended: Mended): Mended =>
  mended.isForm && mended.slips > 0 ? { ...mended, word: mended.typed, slips: 0 } : mended;
