import type { Abbreviation, Content } from '../content/schema';
import { comparedIn } from './compared';
import { type Entry, type EntryKind, everythingIn } from './entry';
import type { ReadingKnowledge } from './evidence';
import { prepareInSteps, runToEnd, type Steps } from './in-steps';
import type { WordVectors } from './meanings';
import { type NearName, nearness } from './near-names';
import { type Fitted, readSearchWeights } from './read-search-weights';
import { createReader, type Reader, type ReadingIndex, readingInSteps } from './reader';
import { type PartOfLine, severalIn } from './several';
import { isSilent, sayNothing } from './small-words';
import { type Likelihoods, type Weights, weigh } from './weigh';
import { heard, spelledOut, wordsOf } from './words';

/** `exact`: by name or abbreviation. `close`: by name, misspelt or in part. `related`: by meaning. */
type Match = 'exact' | 'close' | 'related';

export type Found = { readonly entry: Entry; readonly match: Match };

export type Lookup = {
  /** Only results good enough to show, best first; empty if nothing fits. */
  readonly results: readonly Found[];
  /** The nearest entries, when there are no results. */
  readonly suggestions: readonly Entry[];
  /** Set when the best result is a guess: good enough to offer, not to show as the answer. */
  readonly guess?: true;
  /** Set when the words name several entries; `unknown` are the abbreviations among them that name none. */
  readonly several?: { readonly unknown: readonly string[] };
  /** Set when the words are an abbreviation that means different things to different agencies. */
  readonly clash?: Abbreviation;
};

/** Searches the entries of the given kinds. Takes any text; the same text always gets the same answer, in bounded time. */
export type LookUp = (text: string, kinds: readonly EntryKind[]) => Lookup;

/** What the search uses besides the entries. */
export type Knowledge = ReadingKnowledge & { readonly abbreviations: readonly Abbreviation[] };

/** The most results, and the most suggestions where there are none. */
const MOST_RESULTS = 5;
const MOST_SUGGESTIONS = 3;

/** No entry is shown that is less likely than this share of the likeliest; beside an entry that was asked for by name, none below the second. */
const BESIDE_LIKELIEST = 0.08;
const BESIDE_NAMED = 0.5;

/** The likeliest entry, if it is less likely than this, is a guess: offered, not shown. */
const SURE_FROM = 0.45;

/** So many small words may say something: “nothing about me without me”. */
const FEWEST_SMALL_WORDS = 4;

/** From this nearness on, a name was meant, misspelt; from the second on, it may have been. */
const NAMED_FROM = 0.75;
const SUGGESTED_FROM = 0.55;

/** A longer word in capitals is an ordinary word. */
const LONGEST_ABBREVIATION = 6;

/** The search over the bot's content, built in the background once `begin` is called; a look-up before it is ready waits for the rest. */
export function createLookUp(
  content: Content,
  vectors: WordVectors,
  prepared = () => undefined as ReadingIndex | undefined,
  fitted = () => readSearchWeights(),
) {
  const later = prepareInSteps(searchInSteps(content, vectors, prepared, fitted));
  const lookUp: LookUp = (text, kinds) => later.get()(text, kinds);
  return { lookUp, begin: later.begin };
}

export function knowledgeOf(
  { sameWords, elsewhere, smallTalk, abbreviations }: Content,
  vectors: WordVectors,
): Knowledge {
  const notOurs = [...elsewhere.flatMap(({ keywords }) => keywords), ...smallTalk.flatMap(({ phrases }) => phrases)];
  return { groups: sameWords, elsewhere: notOurs, abbreviations, vectors };
}

/** The search over any entries, built at once; `fitted` is a parameter only for the benchmark. */
export function createEngine(
  entries: readonly Entry[],
  knowledge: Knowledge,
  fitted: Fitted = readSearchWeights(),
): LookUp {
  const index = runToEnd(readingInSteps(entries, knowledge));
  return createSearch(entries, createReader(index, knowledge, entries, fitted.taught), knowledge, fitted);
}

function* searchInSteps(
  content: Content,
  vectors: WordVectors,
  prepared: () => ReadingIndex | undefined,
  readFitted: () => Fitted,
): Steps<LookUp> {
  const entries = everythingIn(content);
  const knowledge = knowledgeOf(content, vectors);
  const index = prepared() ?? (yield* readingInSteps(entries, knowledge));
  const fitted = readFitted();
  return createSearch(entries, createReader(index, knowledge, entries, fitted.taught), knowledge, fitted);
}

export function createSearch(
  entries: readonly Entry[],
  { lexicon, names, gather }: Reader,
  { abbreviations }: Pick<Knowledge, 'abbreviations'>,
  weights: Weights,
): LookUp {
  const clashes = new Map(abbreviations.map((clash) => [wordsOf(clash.abbreviation).join(''), clash]));

  return function lookUp(anyText, kinds) {
    const text = heard(anyText);
    const words = spelledOut(wordsOf(text));
    if (words.length === 0) return { results: [], suggestions: [] };
    const asked = (owner: number) => kinds.includes(entries[owner]?.kind ?? 'term');

    const clash = clashes.get(words.join('')) ?? clashAskedFor(text, words);
    const means = clash ? { clash } : {};
    const exact = [entriesNamed(words), abbreviationAskedFor(text, words)].flatMap((owners) => owners.filter(asked));
    if (exact.length === 0 && asksNothing(text, words)) return { results: [], suggestions: [] };
    const several = exact.length === 0 ? severalIn(comparedIn(text), nameOf) : undefined;
    if (several) {
      const { found, unknown } = several;
      return { results: found.slice(0, MOST_RESULTS), suggestions: [], several: { unknown } };
    }
    const mended = lexicon.mend(words);
    const close = exact.length > 0 ? [] : entriesNamed(mended.map(({ word }) => word)).filter(asked);
    const near = names.near(words);
    const likelihoods = weigh(gather({ text, words: mended, near }, asked), weights);
    const isStranger = words.filter((word) => !isSilent(word)).length === 1 && !words.some(lexicon.isSpoken);
    const named = new Set(near.filter(isNamed).map(({ owner }) => owner));
    // A name that was typed with slips is found, however little else speaks for it: “countylines” is no other word.
    const isLikely = ({ owner }: { owner: number }) =>
      named.has(owner) || (likelihoods.silence <= weights.silentFrom && !(isStranger && named.size === 0));
    const likely = likelihoods.entries.filter(isLikely);
    if (exact.length === 0 && isUnknownAbbreviation(text, words)) {
      // An entry with an abbreviation that starts with the same letter would be mistaken for the one that was typed.
      const [letter = ''] = words.join('');
      const beginsAlike = ({ abbreviations }: Entry) =>
        abbreviations.some((one) => one.toLowerCase().startsWith(letter));
      const nearest = likeliest(likely).map(({ owner }) => entries[owner]);
      const others = nearest.flatMap((entry) => (entry && !beginsAlike(entry) ? [entry] : []));
      return { results: [], suggestions: others.slice(0, MOST_SUGGESTIONS), ...means };
    }

    const matches = new Map<number, Match>();
    for (const owner of exact) matches.set(owner, 'exact');
    for (const owner of close) matches.set(owner, 'close');
    // A phrase typed as an author wrote it finds its entry for sure.
    const phrased = phrasesTyped(text, words)
      .filter(asked)
      .sort((a, b) => termsFirst(a) - termsFirst(b));
    for (const owner of phrased) if (!matches.has(owner)) matches.set(owner, 'related');
    const best = likely[0]?.likelihood ?? 0;
    const least = best * (matches.size > phrased.length ? BESIDE_NAMED : BESIDE_LIKELIEST);
    for (const { owner, likelihood } of likely) {
      if (likelihood < least) break;
      if (!matches.has(owner)) matches.set(owner, named.has(owner) ? 'close' : 'related');
    }
    const results = [...matches].slice(0, MOST_RESULTS).flatMap(([owner, match]) => {
      const entry = entries[owner];
      return entry ? [{ entry, match }] : [];
    });
    const isGuess = results[0]?.match === 'related' && phrased.length === 0 && best < SURE_FROM;
    return {
      results,
      suggestions: results.length > 0 ? [] : suggested(near),
      ...means,
      ...(isGuess ? { guess: true } : {}),
    };

    /** The entries that one part of a line names; empty if it is not a name. */
    function nameOf(part: string): PartOfLine<Found> {
      const words = wordsOf(part);
      // “what it does to a family” is a question, even if “family” is a name.
      if (words.length > 1 && words.filter(isSilent).length > words.length / 2) return [];
      const named = (match: Match, owners: readonly number[]) =>
        owners.filter(asked).flatMap((owner) => (entries[owner] ? [{ entry: entries[owner], match }] : []));
      const exact = named('exact', entriesNamed(words));
      if (exact.length > 0) return exact;
      if (isUnknownAbbreviation(part, words)) return 'strange';
      return named('close', entriesNamed(lexicon.mend(words).map(({ word }) => word)));
    }
  };

  /** The entries for “what is SEND?”: one abbreviation in capitals, and otherwise only stop words. */
  function abbreviationAskedFor(text: string, words: readonly string[]): readonly number[] {
    const [short, ...more] = text.match(/\b[A-Z]{2,}s?\b/g) ?? [];
    if (short === undefined || more.length > 0 || words.length < 2) return [];
    const name = short.toLowerCase();
    return words.every((word) => word === name || isSilent(word)) ? names.short(name) : [];
  }

  /**
   * What the one abbreviation in “what is CP?” can mean, if the rest are stop words; or in “what does CP mean in this meeting”,
   * whatever follows.
   */
  function clashAskedFor(text: string, words: readonly string[]): Abbreviation | undefined {
    const [, meant = ''] = /\bdoes (?:an? |the )?(\S+) (?:mean|stand for)\b/i.exec(text) ?? [];
    const asked = clashes.get(wordsOf(meant).join(''));
    if (asked) return asked;
    const [short, ...more] = text.match(/\b[A-Z]{2,}\b/g) ?? [];
    if (short === undefined || more.length > 0) return undefined;
    const name = short.toLowerCase();
    return words.every((word) => word === name || isSilent(word)) ? clashes.get(name) : undefined;
  }

  /** What a card tells people to retire is a phrase of that card, which is a term's. */
  function termsFirst(owner: number): number {
    return entries[owner]?.kind === 'term' ? 0 : 1;
  }

  /** The entries with exactly these words as a phrase; a short form in capitals may be in the plural. */
  function phrasesTyped(text: string, words: readonly string[]): readonly number[] {
    const isShortForm = /^\W*[A-Z][A-Z.]+s?\W*$/.test(text);
    return [...names.asked(words), ...(isShortForm ? names.asked(words.map((word) => word.replace(/s$/, ''))) : [])];
  }

  /** True if there is nothing to look up, not even an abbreviation that is spelt like a stop word: “what is SEND?” */
  function asksNothing(text: string, words: readonly string[]): boolean {
    return (
      words.length < FEWEST_SMALL_WORDS &&
      sayNothing(words) &&
      names.asked(words).length === 0 &&
      !/[A-Z]{2}/.test(text)
    );
  }

  /** True for a short word in capitals that names nothing here: whatever it resembles, it stands for something else. */
  function isUnknownAbbreviation(text: string, words: readonly string[]): boolean {
    const [word = ''] = words;
    const isAsked = [word, word.replace(/s$/, '')].some((one) => names.asked([one]).length > 0);
    return /^\W*[A-Z][A-Z.]*s?\W*$/.test(text) && isShort(words) && !isAsked;
  }

  /** The entries whose names are near enough to be meant, where nothing is near enough to be shown. */
  function suggested(near: readonly NearName[]): Entry[] {
    const enough = near.filter((name) => nearness(name) >= SUGGESTED_FROM).slice(0, MOST_SUGGESTIONS);
    return enough.flatMap(({ owner }) => entries[owner] ?? []);
  }

  /** The entries with these words as a name or, if they are one or two words, as an abbreviation. */
  function entriesNamed(words: readonly string[]): readonly number[] {
    const whole = names.whole(words);
    if (whole.length > 0) return whole;
    return words.length <= 2 ? names.short(words.join('')) : [];
  }
}

const likeliest = (all: Likelihoods['entries']) =>
  all.filter(({ likelihood }) => likelihood >= (all[0]?.likelihood ?? 0) * BESIDE_LIKELIEST);

/** True if the name was meant, misspelt. A single word that no entry has is answered only then: nothing stands beside it to bear out a guess. */
const isNamed = (name: NearName) => nearness(name) >= NAMED_FROM;

const isShort = (words: readonly string[]) => words.length === 1 && (words[0]?.length ?? 0) <= LONGEST_ABBREVIATION;
