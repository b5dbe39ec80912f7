import type { Entry } from './entry';
import type { Steps } from './in-steps';
import type { Lexicon, Mended, Token } from './lexicon';
import { meaningsInSteps, type WordVectors } from './meanings';
import type { Names, NearName } from './names';
import { createPhraseIndex, type Phrase } from './phrases';
import type { Tuning } from './tuning';

/** A question, ready to be ranked: as typed, its words with spelling corrected, and the names near to it. */
type Question = {
  readonly text: string;
  readonly words: readonly Mended[];
  readonly near: readonly NearName[];
};

/** `named`: one of the entry's names is near to the question as typed. */
type Ranked = { readonly owner: number; readonly score: number; readonly named: boolean };

/** Builds the ranking: it adds up the scores for each entry and subtracts the score for matters out of scope. Best first. */
export function* rankingInSteps(
  entries: readonly Entry[],
  elsewhere: readonly string[],
  lexicon: Lexicon,
  names: Names,
  vectors: WordVectors,
  tuning: Tuning,
): Steps<(question: Question) => Ranked[]> {
  const alike = yield* meaningsInSteps(vectors, [...entries.map(textsOf), elsewhere], tuning.alikeFrom);
  const phrases = yield* phrasesOf(entries, elsewhere, lexicon, tuning);
  yield;
  const weigh = createPhraseIndex(...phrases, lexicon, tuning);
  const supportedBy = supportsOf(entries);

  return function rank({ text, words, near }: Question): Ranked[] {
    const scores = new Map<number, number>();
    const add = (owner: number, worth: number) => scores.set(owner, (scores.get(owner) ?? 0) + worth);

    const evidence = weigh(tokensOf(words));
    for (const { owner, best, coverage } of evidence) add(owner, best + tuning.coverage * coverage);
    const asRead = words.map(({ word }) => word);
    const strong = evidence.filter(({ best }) => best > tuning.readFrom).map(({ owner }) => owner);
    for (const [owner, likeness] of alike(asRead, strong)) {
      const beyond = Math.max(0, likeness - tuning.alikeFrom);
      if (beyond > 0) add(owner, beyond * (owner < entries.length ? tuning.alike : tuning.alikeElsewhere));
    }
    const notOurs = scores.get(entries.length) ?? 0;
    scores.delete(entries.length);
    for (const owner of names.asked(asRead)) add(owner, tuning.askedBefore);
    for (const owner of inCapitals(text)) add(owner, tuning.capitals);
    const named = new Set<number>();
    for (const { owner, distance } of near) {
      if (distance > tuning.nearName || named.has(owner)) continue;
      named.add(owner);
      add(owner, tuning.nearNameWorth * (1 - distance));
    }
    for (const [owner, score] of supported(scores)) scores.set(owner, score);

    return [...scores]
      .map(([owner, score]) => ({ owner, score: score - tuning.elsewhere * notOurs, named: named.has(owner) }))
      .sort((a, b) => b.score - a.score);
  };

  /** New scores of entries that an entry of another kind names as related (terms raise their principles). Only the strongest counts for each. */
  function supported(scores: ReadonlyMap<number, number>): Map<number, number> {
    const raised = new Map<number, number>();
    for (const [owner, score] of scores) {
      if (score < tuning.supportFrom) continue;
      for (const other of supportedBy[owner] ?? []) {
        const own = scores.get(other) ?? 0;
        raised.set(other, Math.max(raised.get(other) ?? own, own + tuning.support * score));
      }
    }
    return raised;
  }

  /** Entries whose abbreviation stands in capitals among other words: "SEND" is the abbreviation, "send" is not. */
  function inCapitals(text: string): Set<number> {
    if (text === text.toUpperCase()) return new Set();
    const shouted = text.match(/\b[A-Z][A-Z0-9]+s?\b/g) ?? [];
    return new Set(shouted.flatMap((word) => names.short(word.toLowerCase())));
  }

  /**
   * The tokens of a question; those that are there only after a spelling correction are less certain. A single misspelt word
   * has nothing beside it to support the guess, so only a near name counts for it ("null" is not "pull").
   */
  function tokensOf(words: readonly Mended[]): Token[] {
    if (words.length === 1 && words.some(({ slips }) => slips > 0)) return [];
    const sure = new Set(
      lexicon.read(words.filter(({ slips }) => slips === 0).map(({ word }) => word)).map(({ id }) => id),
    );
    const mostSlips = words.reduce((most, { slips }) => Math.max(most, slips), 0);
    return lexicon
      .read(words.map(({ word }) => word))
      .map((token) =>
        sure.has(token.id) ? token : { ...token, certainty: token.certainty * tuning.afterSlip ** mostSlips },
      );
  }
}

/** For each entry, the entries of another kind that it names as related. */
function supportsOf(entries: readonly Entry[]): number[][] {
  const byId = new Map(entries.map((entry, owner) => [entry.id, owner]));
  return entries.map(({ kind, related }) =>
    related.flatMap((id) => byId.get(id) ?? []).filter((other) => entries[other]?.kind !== kind),
  );
}

/** An entry's title, aliases, keywords and the sentences of its running text. */
const textsOf = (entry: Entry): string[] => [entry.title, ...entry.aliases, ...entry.keywords, ...sentencesOf(entry)];

const sentencesOf = ({ body }: Entry) => body.split(/(?<=[.?!])\s+/);

/** The names, keywords and sentences of all entries and, under the last owner, the phrases out of scope; with each owner's body tokens. */
function* phrasesOf(
  entries: readonly Entry[],
  elsewhere: readonly string[],
  lexicon: Lexicon,
  tuning: Tuning,
): Steps<[Phrase[], number[][]]> {
  const phrases: Phrase[] = [];
  const learn = (owner: number, text: string, worth: number) => {
    const tokens = lexicon.learn(text);
    if (tokens.length > 0) phrases.push({ owner, tokens, worth });
  };
  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, ...entry.abbreviations]) {
      // "principle 3" and "p3" are names as a whole; their numbers alone must not attract other questions.
      if (!/^(p|principle )\w+$/i.test(name)) learn(owner, name, tuning.nameWorth);
    }
    for (const keyword of entry.keywords) learn(owner, keyword, 1);
    for (const sentence of sentencesOf(entry)) learn(owner, sentence, tuning.sentenceWorth);
    yield;
  }
  for (const keyword of elsewhere) learn(entries.length, keyword, 1);
  return [phrases, [...entries.map(({ body }) => lexicon.learn(body)), []]];
}
