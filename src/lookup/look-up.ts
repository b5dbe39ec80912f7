import type { Abbreviation, Content } from '../content/schema';
import { type Entry, type EntryKind, entriesOf } from './entry';
import { createLexicon, type Token, type WordGroup } from './lexicon';
import { createNames, type NearName } from './names';
import { createPhraseIndex, type Phrase } from './phrases';
import { TUNING, type Tuning } from './tuning';
import { wordsOf } from './words';

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
};

/** A longer question is no misspelt name, and Fuse's cost grows with it. */
const MOST_WORDS_IN_A_NAME = 6;

/** The search over the bot's content. Built once; looking up is then quick. */
export function createLookUp(content: Content): LookUp {
  return createEngine(entriesOf(content), knowledgeOf(content));
}

export function knowledgeOf({ sameWords, elsewhere, abbreviations }: Content): Knowledge {
  return { groups: sameWords, elsewhere: elsewhere.flatMap(({ keywords }) => keywords), abbreviations };
}

/** The search over any entries; `tuning` is open for the benchmark only. */
export function createEngine(entries: readonly Entry[], knowledge: Knowledge, tuning: Tuning = TUNING): LookUp {
  const lexicon = createLexicon(knowledge.groups);
  const names = createNames(entries);
  const weigh = indexEntries(entries, knowledge, lexicon, tuning);
  const byId = new Map(entries.map((entry, owner) => [entry.id, owner]));
  const clashes = new Map(knowledge.abbreviations.map((clash) => [wordsOf(clash.abbreviation).join(''), clash]));

  return function lookUp(text, kinds) {
    const words = wordsOf(text);
    if (words.length === 0) return { results: [], suggestions: [] };
    const asked = (owner: number) => kinds.includes(entries[owner]?.kind ?? 'term');
    const clash = clashes.get(words.join(''));

    const exact = exactly(words).filter(asked);
    const mended = lexicon.mend(words);
    const close = exact.length > 0 ? [] : exactly(lexicon.mend(words, true).map(({ word }) => word)).filter(asked);
    const near = exact.length > 0 || words.length > MOST_WORDS_IN_A_NAME ? [] : names.near(words);
    const ranked = rank(mended, near, text).filter(({ owner }) => asked(owner));

    const results = new Map<number, Match>();
    for (const owner of exact) results.set(owner, 'exact');
    for (const owner of close) if (!results.has(owner)) results.set(owner, 'close');
    const least = (ranked[0]?.score ?? 0) * (results.size > 0 ? tuning.besideExact : tuning.besideBest);
    for (const { owner, score, named } of ranked) {
      if (score < tuning.threshold || score < least) break;
      if (!results.has(owner)) results.set(owner, named ? 'close' : 'related');
    }
    const found = [...results]
      .slice(0, tuning.mostResults)
      .map(([owner, match]) => ({ entry: entries[owner], match }))
      .filter((one): one is Found => one.entry !== undefined);
    return {
      results: found,
      suggestions: found.length > 0 ? [] : suggest(near),
      ...(clash ? { clash } : {}),
    };
  };

  function exactly(words: readonly string[]): readonly number[] {
    const whole = names.whole(words);
    if (whole.length > 0) return whole;
    return words.length <= 2 ? names.short(words.join('')) : [];
  }

  function rank(mended: readonly { word: string; slips: number }[], near: readonly NearName[], text: string) {
    const words = mended.map(({ word }) => word);
    const tokens = questionTokens(mended);
    const scores = new Map<number, number>();
    let elsewhere = 0;
    for (const { owner, best, more, coverage } of weigh(tokens)) {
      const score = best + tuning.more * more + tuning.coverage * coverage;
      if (owner >= entries.length) elsewhere = Math.max(elsewhere, score);
      else scores.set(owner, score);
    }
    for (const owner of names.asked(words)) scores.set(owner, Math.max(scores.get(owner) ?? 0, 0) + tuning.askedBefore);
    for (const owner of inCapitals(text)) scores.set(owner, (scores.get(owner) ?? 0) + tuning.capitals);
    const named = new Set<number>();
    for (const { owner, distance } of near) {
      if (distance > tuning.nearName || named.has(owner)) continue;
      named.add(owner);
      scores.set(owner, (scores.get(owner) ?? 0) + tuning.nearNameWorth * (1 - distance));
    }
    const own = new Map(scores);
    for (const [owner, score] of own) {
      if (score < tuning.supportFrom) continue;
      for (const id of entries[owner]?.related ?? []) {
        const other = byId.get(id);
        const kind = entries[other ?? -1]?.kind;
        if (other === undefined || kind === entries[owner]?.kind) continue;
        scores.set(other, Math.max(scores.get(other) ?? 0, (own.get(other) ?? 0) + tuning.support * score));
      }
    }
    return [...scores]
      .map(([owner, score]) => ({ owner, score: score - tuning.elsewhere * elsewhere, named: named.has(owner) }))
      .sort((a, b) => b.score - a.score);
  }

  /** Entries whose abbreviation stands in capitals in the question: "SEND" is meant where "send" is not. */
  function inCapitals(text: string): Set<number> {
    if (text === text.toUpperCase()) return new Set();
    const shouted = text.slice(0, 400).match(/\b[A-Z][A-Z0-9]+s?\b/g) ?? [];
    return new Set(shouted.flatMap((word) => names.short(word.toLowerCase())));
  }

  function questionTokens(mended: readonly { word: string; slips: number }[]): Token[] {
    const certain = lexicon.read(mended.map(({ word }) => word));
    const sure = new Set(
      lexicon.read(mended.filter(({ slips }) => slips === 0).map(({ word }) => word)).map(({ id }) => id),
    );
    const slips = mended.reduce((most, one) => Math.max(most, one.slips), 0);
    return certain.map((token) =>
      token.id >= 0 && !sure.has(token.id) ? { ...token, certainty: tuning.afterSlip ** slips } : token,
    );
  }

  function suggest(near: readonly NearName[]): Entry[] {
    const owners = [...new Set(near.map(({ owner }) => owner))].slice(0, tuning.mostSuggestions);
    return owners.map((owner) => entries[owner]).filter((entry) => entry !== undefined);
  }
}

/** Names, everyday phrases and running text of all entries, and of the matters that are none of the bot's business. */
function indexEntries(
  entries: readonly Entry[],
  { elsewhere }: Knowledge,
  lexicon: ReturnType<typeof createLexicon>,
  tuning: Tuning,
) {
  const phrases: Phrase[] = [];
  const learn = (owner: number, text: string, worth: number) => {
    const tokens = lexicon.learn(text);
    if (tokens.length > 0) phrases.push({ owner, tokens, worth });
  };
  const bodies = entries.map(({ body }) => lexicon.learn(body));
  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, ...entry.abbreviations]) {
      if (!/^(p|principle )\w+$/i.test(name)) learn(owner, name, tuning.nameWorth);
    }
    for (const keyword of entry.keywords) learn(owner, keyword, 1);
    for (const sentence of entry.body.split(/(?<=[.?!])\s+/)) learn(owner, sentence, tuning.sentenceWorth);
  }
  for (const keyword of elsewhere) learn(entries.length, keyword, 1);
  return createPhraseIndex(phrases, [...bodies, []], lexicon, tuning);
}
