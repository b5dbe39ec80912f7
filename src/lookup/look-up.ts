import type { Abbreviation } from '../content/schema';
import { createByName } from './by-name';
import { comparedIn } from './compared';
import type { Entry, EntryKind } from './entry';
import type { Mended } from './lexicon';
import { createLikely } from './likely';
import { type NearName, nearness } from './near-names';
import type { Reader } from './reader';
import { type PartOfLine, severalIn } from './several';
import { isSilent } from './small-words';
import { createStanding } from './standing';
import type { Likelihoods, Weights } from './weigh';
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

/** The most results, and the most suggestions where there are none. */
const MOST_RESULTS = 5;
const MOST_SUGGESTIONS = 3;

/** No entry is shown that is less likely than this share of the likeliest; beside an entry that was asked for by name, none below the second. */
const BESIDE_LIKELIEST = 0.08;
const BESIDE_NAMED = 0.5;

/** The likeliest entry, if it is less likely than this, is a guess: offered, not shown. */
const SURE_FROM = 0.45;

/** From this nearness on, a name was meant, misspelt; from the second on, it may have been. */
const NAMED_FROM = 0.75;
const SUGGESTED_FROM = 0.55;

/** The search over `entries`. `abbreviations`: those that mean several things. */
export function createSearch(
  entries: readonly Entry[],
  { lexicon, names, shortForms, gather }: Reader,
  { abbreviations }: { readonly abbreviations: readonly Abbreviation[] },
  weights: Weights,
): LookUp {
  const byName = createByName(names, abbreviations);
  const likelyFor = createLikely({ lexicon, gather }, weights);
  const standingIn = createStanding({ lexicon, names, shortForms }, byName, NAMED_FROM);

  return function lookUp(anyText, kinds) {
    const text = heard(anyText);
    const words = spelledOut(wordsOf(text));
    if (words.length === 0) return NOTHING;
    const typed = { text, words };
    const asked = (owner: number) => kinds.includes(entries[owner]?.kind ?? 'term');

    const clash = byName.clash(typed);
    const means = clash ? { clash } : {};
    const exact = byName.exact(typed).filter(asked);
    if (exact.length === 0 && byName.asksNothing(typed)) return NOTHING;
    const several = exact.length === 0 ? severalIn(comparedIn(text), nameOf) : undefined;
    if (several) {
      const { found, unknown } = several;
      return { results: found.slice(0, MOST_RESULTS), suggestions: [], several: { unknown } };
    }
    const mended = lexicon.mend(words);
    const near = names.near(words);
    const named = new Set(near.filter(isNamed).map(({ owner }) => owner));
    const likely = likelyFor({ ...typed, mended, near }, named, asked);
    if (exact.length === 0 && byName.isUnknownAbbreviation(typed))
      return { results: [], suggestions: unlikeIts(words, likely), ...means };

    const matches = new Map<number, Match>();
    for (const owner of exact) matches.set(owner, 'exact');
    if (exact.length === 0)
      for (const owner of byName.named(corrected(mended)).filter(asked)) matches.set(owner, 'close');
    // A name that stands in a line is meant, whatever else is: “good morning, what is professional curiosity”.
    const standing = exact.length > 0 || likely.length > 0 ? [] : standingIn(typed, asked);
    for (const owner of standing) matches.set(owner, 'close');
    // A phrase typed as an author wrote it finds its entry for sure.
    const phrased = byName
      .phrased(typed)
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
      const found = (match: Match, owners: readonly number[]) =>
        owners.filter(asked).flatMap((owner) => (entries[owner] ? [{ entry: entries[owner], match }] : []));
      const exact = found('exact', byName.named(words));
      if (exact.length > 0) return exact;
      if (byName.isUnknownAbbreviation({ text: part, words })) return 'strange';
      return found('close', byName.named(corrected(lexicon.mend(words))));
    }
  };

  /** What is near to an unknown abbreviation, but for entries with one that starts with the same letter: they would be mistaken for it. */
  function unlikeIts(words: readonly string[], likely: Likelihoods['entries']): Entry[] {
    const [letter = ''] = words.join('');
    const beginsAlike = ({ abbreviations }: Entry) => abbreviations.some((one) => one.toLowerCase().startsWith(letter));
    const nearest = likeliest(likely).map(({ owner }) => entries[owner]);
    return nearest.flatMap((entry) => (entry && !beginsAlike(entry) ? [entry] : [])).slice(0, MOST_SUGGESTIONS);
  }

  /** What a card tells people to retire is a phrase of that card, which is a term's. */
  function termsFirst(owner: number): number {
    return entries[owner]?.kind === 'term' ? 0 : 1;
  }

  /** The entries whose names are near enough to be meant, where nothing is near enough to be shown. */
  function suggested(near: readonly NearName[]): Entry[] {
    const enough = near.filter((name) => nearness(name) >= SUGGESTED_FROM).slice(0, MOST_SUGGESTIONS);
    return enough.flatMap(({ owner }) => entries[owner] ?? []);
  }
}

const corrected = (mended: readonly Mended[]) => mended.map(({ word }) => word);

const NOTHING: Lookup = { results: [], suggestions: [] };

const likeliest = (all: Likelihoods['entries']) =>
  all.filter(({ likelihood }) => likelihood >= (all[0]?.likelihood ?? 0) * BESIDE_LIKELIEST);

/** True if the name was meant, misspelt. A single word that no entry has is answered only then: nothing stands beside it to bear out a guess. */
const isNamed = (name: NearName) => nearness(name) >= NAMED_FROM;
