import type { Entry } from './entry';
import type { Steps } from './in-steps';
import type { Lexicon, Mended } from './lexicon';
import { meaningsInSteps, type WordVectors } from './meanings';
import type { Names } from './names';
import { createPhraseIndex, type Phrase } from './phrases';
import { isSilent } from './small-words';

/** What speaks for an entry. The weights in `content/search-weights.json` are by these names. */
export const FOR_ENTRY = [
  'letters',
  'sounds',
  'within',
  'surely',
  'surelyWithin',
  'short',
  'asked',
  'best',
  'named',
  'coverage',
  'typical',
  'nearest',
  'middle',
  'related',
  'briefLetters',
  'briefSounds',
  'briefBest',
  'briefNearest',
  'briefTypical',
] as const;

/** What speaks for silence. */
export const FOR_SILENCE = [
  'always',
  'brief',
  'strange',
  'best',
  'coverage',
  'typical',
  'nearest',
  'middle',
  'everyday',
  'unplaced',
  'signs',
] as const;

/** The figures of one question: of every entry that may be meant, and of silence. Each is from 0 to about 1. */
export type Evidence = {
  readonly entries: readonly { readonly owner: number; readonly figures: readonly number[] }[];
  readonly silence: readonly number[];
};

/** A question, ready to be weighed: as typed, and its words with spelling corrected. */
export type Question = { readonly text: string; readonly words: readonly Mended[] };

/** Likeness in meaning below this is not told apart: any two texts have it. */
const LEAST_LIKE = 0.5;

/** Of the entries that share words with a question, so many are compared in meaning whatever their middle says. */
const MOST_BY_BOTH = 8;

/** Entries that share the most words with a question; the others could not overtake them. */
const MOST_BY_WORDS = 40;

/** Builds what evidence is read from. `elsewhere` are phrases that are none of the bot's business. */
export function* evidenceInSteps(
  entries: readonly Entry[],
  elsewhere: readonly string[],
  lexicon: Lexicon,
  names: Names,
  vectors: WordVectors,
): Steps<(question: Question, asked: (owner: number) => boolean) => Evidence> {
  const NOT_OURS = entries.length;
  const alike = yield* meaningsInSteps(vectors, [...entries.map(textsOf), elsewhere], LEAST_LIKE);
  const [phrases, bodies] = yield* phrasesOf(entries, elsewhere, lexicon);
  yield;
  const read = createPhraseIndex(phrases, bodies, lexicon.size());
  const relatedTo = relationsOf(entries);

  return function gather({ text, words }, asked) {
    const typed = words.map(({ typed }) => typed);
    const telling = typed.filter((word) => !isSilent(word));
    const brief = 1 / Math.max(1, telling.length);
    const tokens = lexicon.read(words);
    const { owners, overlap, strange } = read(tokens, MOST_BY_WORDS);
    const near = new Map(names.near(typed).map((name) => [name.owner, name]));
    const short = new Set(shortFormsIn(text, typed));
    const keyword = new Set(names.asked(words.map(({ word }) => word)));
    const likeness = alike(
      words.map(({ word }) => word),
      owners.slice(0, MOST_BY_BOTH),
    );
    const candidates = [...new Set([...near.keys(), ...short, ...keyword, ...owners, ...likeness.keys()])];

    const found = candidates.filter((owner) => owner !== NOT_OURS);
    const raw = new Map(found.map((owner) => [owner, { ...overlap(owner), ...(likeness.get(owner) ?? UNLIKE) }]));
    const supported = new Map<number, number>();
    for (const [owner, { typical }] of raw) {
      for (const other of relatedTo[owner] ?? []) supported.set(other, Math.max(supported.get(other) ?? 0, typical));
    }
    const ours = found.filter(asked).map((owner) => {
      const { letters, sounds, within, surely, surelyWithin } = near.get(owner) ?? FAR;
      const { best, named, coverage, typical, nearest, middle } = raw.get(owner) as NonNullable<
        ReturnType<typeof raw.get>
      >;
      const isShort = short.has(owner) ? 1 : 0;
      const isAsked = keyword.has(owner) ? 1 : 0;
      return {
        owner,
        figures: [
          letters,
          sounds,
          within,
          surely,
          surelyWithin,
          isShort,
          isAsked,
          best,
          named,
          coverage,
          typical / 5,
          nearest,
          middle,
          (supported.get(owner) ?? 0) / 5,
          letters * brief,
          sounds * brief,
          best * brief,
          nearest * brief,
          (typical / 5) * brief,
        ],
      };
    });
    const notOurs = { ...overlap(NOT_OURS), ...(likeness.get(NOT_OURS) ?? UNLIKE) };
    const everyday = telling.filter((word) => vectors.find(word) !== undefined).length / Math.max(1, telling.length);
    return {
      entries: ours,
      silence: [
        1,
        brief,
        strange,
        notOurs.best,
        notOurs.coverage,
        notOurs.typical / 5,
        notOurs.nearest,
        notOurs.middle,
        everyday,
        likeness.size === 0 ? 1 : 0,
        Math.min(1, (text.match(SIGNS)?.length ?? 0) / 5),
      ],
    };
  };

  /** Entries whose abbreviation is a word of the question: in capitals, or no word in everyday use. “SEND” is one, “send” is not. */
  function shortFormsIn(text: string, words: readonly string[]): readonly number[] {
    const shouting = text === text.toUpperCase();
    const capitals = shouting ? [] : (text.match(/\b[A-Z][A-Z0-9]+s?\b/g) ?? []).map((word) => word.toLowerCase());
    const shorts = [...capitals, ...words.filter((word) => !lexicon.isEveryday(word))];
    return shorts.flatMap((word) => names.short(word));
  }
}

/** Signs of code and addresses, which people who ask do not type. */
const SIGNS = /[<>{}=;\\|$%*_[\]^~]|\.\.|\/\//g;

const UNLIKE = { nearest: 0, middle: 0 };
const FAR = { letters: 0, sounds: 0, within: 0, surely: 0, surelyWithin: 0 };

/** For each entry, the entries of another kind that it names as related. */
function relationsOf(entries: readonly Entry[]): number[][] {
  const byId = new Map(entries.map((entry, owner) => [entry.id, owner]));
  return entries.map(({ kind, related }) =>
    related.flatMap((id) => byId.get(id) ?? []).filter((other) => entries[other]?.kind !== kind),
  );
}

/** An entry's title, aliases and keywords. */
const textsOf = (entry: Entry): string[] => [entry.title, ...entry.aliases, ...entry.keywords];

/** The names and keywords of all entries and, under the last owner, the phrases out of scope; with each owner's body tokens. */
function* phrasesOf(
  entries: readonly Entry[],
  elsewhere: readonly string[],
  lexicon: Lexicon,
): Steps<[Phrase[], number[][]]> {
  const phrases: Phrase[] = [];
  const learn = (owner: number, text: string, isName: boolean) => {
    const tokens = lexicon.learn(text);
    if (tokens.length > 0) phrases.push({ owner, tokens, isName });
  };
  for (const [owner, entry] of entries.entries()) {
    for (const name of [entry.title, ...entry.aliases, ...entry.abbreviations]) {
      // "principle 3" and "p3" are names as a whole; their numbers alone must not attract other questions.
      if (!/^(p|principle )\w+$/i.test(name)) learn(owner, name, true);
    }
    for (const keyword of entry.keywords) learn(owner, keyword, false);
    yield;
  }
  for (const keyword of elsewhere) learn(entries.length, keyword, false);
  return [phrases, [...entries.map(({ body }) => lexicon.learn(body)), []]];
}
