import type { Entry } from './entry';
import type { Steps } from './in-steps';
import type { createLearnt } from './learnt';
import { createLearning, type Lexicon, type LexiconIndex, type Mended, type WordGroup } from './lexicon';
import { createAlike, type Meanings, meaningsInSteps, placeOf, type WordVectors } from './meanings';
import type { NearName } from './near-names';
import { createReading, type Phrase, type PhraseIndex, phraseIndexOf } from './phrases';
import type { ShortForms } from './short-forms';
import { isSilent } from './small-words';

/**
 * What speaks for an entry: what a question shares with its phrases, or with matters out of scope. The weights in
 * `content/search-weights/weights.json` are by these names.
 */
export const FOR_ENTRY = ['best', 'coverage', 'typical', 'nearest', 'middle', 'learnt'] as const;

/** What speaks for silence: how brief the question is, what it shares with matters out of scope, and how few were asked for. */
export const FOR_SILENCE = ['always', 'brief', ...FOR_ENTRY, 'few'] as const;

/** The figures of one question: of every entry that may be meant, and of silence. Each is from 0 to about 1. */
export type Evidence = {
  readonly entries: readonly { readonly owner: number; readonly figures: readonly number[] }[];
  readonly silence: readonly number[];
};

/** A question, ready to be weighed: as typed, its words with spelling corrected, and the names near to it. */
export type Question = {
  readonly text: string;
  readonly words: readonly Mended[];
  readonly near: readonly NearName[];
};

/** Likeness in meaning below this is not told apart: any two texts have it. */
const LEAST_LIKE = 0.5;

/** Of the entries that share words with a question, so many are compared in meaning whatever their middle says. */
const MOST_BY_BOTH = 8;

/** Entries that share the most words with a question; the others could not overtake them. */
const MOST_BY_WORDS = 40;

/** What a question is read with besides the entries. */
export type ReadingKnowledge = {
  readonly groups: readonly WordGroup[];
  /** Phrases about matters out of scope: a question that fits them better than any entry gets no results. */
  readonly elsewhere: readonly string[];
  readonly vectors: WordVectors;
};

/** What evidence is read from. */
export type EvidenceIndex = {
  readonly lexicon: LexiconIndex;
  readonly phrases: PhraseIndex;
  readonly meanings: Meanings;
};

/** `elsewhere` are phrases that are none of the bot's business. */
export function* evidenceInSteps(
  entries: readonly Entry[],
  { groups, elsewhere, vectors }: ReadingKnowledge,
): Steps<EvidenceIndex> {
  const meanings = yield* meaningsInSteps(vectors, entries.map(textsOf), elsewhere);
  const learning = createLearning(groups);
  const [phrases, bodies] = yield* phrasesOf(entries, elsewhere, learning.learn);
  yield;
  const index = phraseIndexOf(phrases, bodies, learning.size());
  yield;
  return { lexicon: learning.index(), phrases: index, meanings };
}

export function createGather(
  { phrases, meanings }: EvidenceIndex,
  lexicon: Lexicon,
  shortForms: ShortForms,
  vectors: WordVectors,
  learnt: ReturnType<typeof createLearnt> = UNLEARNT,
): (question: Question, asked: (owner: number) => boolean) => Evidence {
  const NOT_OURS = meanings.owners;
  const alike = createAlike(meanings, vectors.dimensions, LEAST_LIKE);
  const read = createReading(phrases, MOST_BY_WORDS);

  return function gather({ text, words, near }, asked) {
    const typed = words.map(({ typed }) => typed);
    const telling = typed.filter((word) => !isSilent(word)).length;
    const tokens = lexicon.read(words);
    const mended = words.map(({ word }) => word);
    const place = placeOf(mended, vectors);
    const { owners, overlap } = read(tokens);
    const taught = learnt({ tokens, words: mended, place }, asked);
    const short = new Set(shortForms.within(text, typed));
    const { owners: likeness, others } = alike(
      place,
      owners.filter((owner) => owner !== NOT_OURS).slice(0, MOST_BY_BOTH),
      asked,
    );
    const named = near.map(({ owner }) => owner);
    const candidates = new Set([...named, ...short, ...owners, ...likeness.keys(), ...taught.likeliest]);
    candidates.delete(NOT_OURS);

    /** What a question shares with the phrases of an owner, by its words and by its meaning. */
    const shared = (owner: number) => {
      const { best, coverage, typical } = overlap(owner);
      const { nearest, middle } = owner === NOT_OURS ? others : (likeness.get(owner) ?? UNLIKE);
      return [best, coverage, typical / 5, nearest, middle];
    };
    // A short form may look like another word, of which something else was taught: “SEND”.
    const taughtOf = (owner: number) => taught.of(short.has(owner) ? (taught.likeliest[0] ?? owner) : owner);
    const entries = [...candidates]
      .filter(asked)
      .map((owner) => ({ owner, figures: [...shared(owner), taughtOf(owner)] }));
    let among = 0;
    for (let owner = 0; owner < NOT_OURS; owner++) if (asked(owner)) among += 1;
    const few = 1 - among / NOT_OURS;
    return { entries, silence: [1, 1 / Math.max(1, telling), ...shared(NOT_OURS), taught.none, few] };
  };
}

const UNLEARNT = () => ({ of: () => 0, none: 0, likeliest: [] });
const UNLIKE = { nearest: 0, middle: 0 };

/** An entry's title, aliases and keywords. */
const textsOf = (entry: Entry): string[] => [entry.title, ...entry.aliases, ...entry.keywords];

/** The names and keywords of all entries and, under the last owner, the phrases out of scope; with each owner's body tokens. */
function* phrasesOf(
  entries: readonly Entry[],
  elsewhere: readonly string[],
  learnWords: (text: string) => number[],
): Steps<[Phrase[], number[][]]> {
  const phrases: Phrase[] = [];
  const learn = (owner: number, text: string) => {
    const tokens = learnWords(text);
    if (tokens.length > 0) phrases.push({ owner, tokens });
  };
  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, ...entry.abbreviations]) {
      // "principle 3" and "p3" are names as a whole; their numbers alone must not attract other questions.
      if (!/^(p|principle )\w+$/i.test(name)) learn(owner, name);
    }
    for (const keyword of entry.keywords) learn(owner, keyword);
    yield;
  }
  for (const keyword of elsewhere) learn(entries.length, keyword);
  return [phrases, [...entries.map(({ body }) => learnWords(body)), []]];
}
