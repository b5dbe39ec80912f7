import type { Lexicon, Token } from './lexicon';

/** One text of an entry that a question may match: a name, a keyword or a sentence of its running text. */
export type Phrase = {
  /** The entry's place in the list of entries. */
  readonly owner: number;
  readonly tokens: readonly number[];
  /** The score of a full match. Names are worth more than keywords, and keywords more than running text. */
  readonly worth: number;
};

/** How well the words of a question match one entry. */
type Evidence = {
  readonly owner: number;
  /** The score of the best matching phrase, from 0 to that phrase's `worth`. */
  readonly best: number;
  /** The share of the question's weight, from 0 to 1, that is found anywhere in the entry. */
  readonly coverage: number;
};

export type PhraseTuning = {
  /** How strongly words of the question that the phrase lacks, and words of the phrase that were not asked, count against a match. */
  readonly askedPower: number;
  readonly phrasePower: number;
  /** The weight of a word that the content does not know, relative to the rarest known word. */
  readonly strangeWeight: number;
  /** The weight of a light word (say, want, happen), relative to another word as rare. */
  readonly lightWeight: number;
  /** What a word of running text counts towards coverage, where a word of a name or keyword counts 1. */
  readonly bodyWorth: number;
  /** The number of phrases of an entry that must contain a word before it counts half: words that recur are typical of it. */
  readonly halfTypical: number;
};

/** The most phrases to read for one question. The rarest words are read first; the others only help to rank what those found. */
const MOST_PHRASES_READ = 500;

/** Coverage is computed only for this many entries, those with the best phrases; the others could not overtake them. */
const MOST_ENTRIES_WEIGHED = 50;

/** Builds the word statistics over all phrases. `bodies` are the tokens of each entry's running text, in the order of the entries. */
export function createPhraseIndex(
  phrases: readonly Phrase[],
  bodies: readonly (readonly number[])[],
  lexicon: Pick<Lexicon, 'size' | 'isLight'>,
  tuning: PhraseTuning,
) {
  const tokenCount = lexicon.size();
  const owners = bodies.length;
  const bags = bagsOf(phrases, bodies, tuning);
  const weights = weightsOf(bags, tokenCount, owners).map((weight, token) =>
    lexicon.isLight(token) ? weight * tuning.lightWeight : weight,
  );
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const strangeWeight = heaviest * tuning.strangeWeight;

  const tokensOf = flatten(phrases.map(({ tokens }) => tokens));
  const phrasesOf = invert(phrases, tokenCount);
  const ownerOf = Int32Array.from(phrases, ({ owner }) => owner);

  // The score of a phrase is worth · (overlap / asked)^askedPower · (overlap / phrase)^phrasePower. With the phrase's own part
  // computed beforehand, the nearest phrase is the one with the largest overlap · keenness: no powers while reading.
  const sharpness = tuning.askedPower + tuning.phrasePower;
  const keenness = Float64Array.from(phrases, ({ tokens, worth }) => {
    const total = sum(tokens.map((token) => weights[token] ?? 0));
    return (worth / total ** tuning.phrasePower) ** (1 / sharpness);
  });

  const asked = new Float64Array(tokenCount);
  const seen = new Uint8Array(phrases.length);
  const nearest = new Float64Array(owners);

  /** The evidence for every entry that shares a word with the question, unsorted. */
  return function weigh(question: readonly Token[]): Evidence[] {
    let total = 0;
    const known: number[] = [];
    for (const { id, certainty } of question) {
      if (id < 0) {
        total += strangeWeight;
        continue;
      }
      total += weights[id] ?? 0;
      asked[id] = (weights[id] ?? 0) * certainty;
      known.push(id);
    }
    known.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));

    const found = compare(touchedBy(known));
    const evidence = leaders(found).map((owner) => ({
      owner,
      best: (nearest[owner] as number) ** sharpness / total ** tuning.askedPower,
      coverage: coveredBy(bags[owner], known) / total,
    }));
    for (const owner of found) nearest[owner] = 0;
    for (const token of known) asked[token] = 0;
    return evidence;
  };

  /** The phrases that contain one of these words, at most `MOST_PHRASES_READ`, those of the rarest words first. */
  function touchedBy(known: readonly number[]): number[] {
    const touched: number[] = [];
    for (const token of known) {
      const from = phrasesOf.starts[token] as number;
      const to = phrasesOf.starts[token + 1] as number;
      if (touched.length > 0 && touched.length + (to - from) > MOST_PHRASES_READ) break;
      for (let at = from; at < to && touched.length < MOST_PHRASES_READ; at++) {
        const phrase = phrasesOf.items[at] as number;
        if (seen[phrase] !== 0) continue;
        seen[phrase] = 1;
        touched.push(phrase);
      }
    }
    for (const phrase of touched) seen[phrase] = 0;
    return touched;
  }

  /** Stores the overlap · keenness of each owner's nearest phrase in `nearest`; returns the owners that have one. */
  function compare(touched: readonly number[]): number[] {
    const found: number[] = [];
    for (const phrase of touched) {
      const end = tokensOf.starts[phrase + 1] as number;
      let overlap = 0;
      for (let at = tokensOf.starts[phrase] as number; at < end; at++) {
        overlap += asked[tokensOf.items[at] as number] as number;
      }
      const near = overlap * (keenness[phrase] as number);
      const owner = ownerOf[phrase] as number;
      const before = nearest[owner] as number;
      if (near <= before) continue;
      if (before === 0) found.push(owner);
      nearest[owner] = near;
    }
    return found;
  }

  function leaders(found: readonly number[]): readonly number[] {
    if (found.length <= MOST_ENTRIES_WEIGHED) return found;
    const ordered = Float64Array.from(found, (owner) => nearest[owner] as number).sort();
    const least = ordered[found.length - MOST_ENTRIES_WEIGHED] as number;
    return found.filter((owner) => (nearest[owner] as number) >= least);
  }

  function coveredBy(bag: ReadonlyMap<number, number> | undefined, known: readonly number[]): number {
    let covered = 0;
    for (const token of known) covered += (asked[token] as number) * (bag?.get(token) ?? 0);
    return covered;
  }
}

/** For each entry, a map from each of its words to how typical the word is of it, between 0 and 1. */
function bagsOf(
  phrases: readonly Phrase[],
  bodies: readonly (readonly number[])[],
  { bodyWorth, halfTypical }: PhraseTuning,
): Map<number, number>[] {
  const bags = bodies.map((tokens) => new Map(tokens.map((token) => [token, bodyWorth])));
  for (const { owner, tokens } of phrases) {
    const bag = bags[owner];
    for (const token of tokens) bag?.set(token, (bag.get(token) ?? 0) + 1);
  }
  for (const bag of bags) {
    for (const [token, times] of bag) bag.set(token, times / (times + halfTypical));
  }
  return bags;
}

/** The weight of each token, more for a rare one: the inverse document frequency of BM25. */
function weightsOf(bags: readonly Map<number, number>[], tokenCount: number, owners: number): Float64Array {
  const counts = new Float64Array(tokenCount);
  for (const bag of bags) for (const token of bag.keys()) counts[token] = (counts[token] ?? 0) + 1;
  return counts.map((count) => Math.log(1 + (owners - count + 0.5) / (count + 0.5)));
}

type Lists = { readonly starts: Int32Array; readonly items: Int32Array };

function flatten(lists: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  const items = new Int32Array(starts[lists.length] ?? 0);
  for (const [at, list] of lists.entries()) items.set(list, starts[at] ?? 0);
  return { starts, items };
}

function invert(phrases: readonly Phrase[], tokenCount: number): Lists {
  const lists: number[][] = Array.from({ length: tokenCount }, () => []);
  for (const [at, { tokens }] of phrases.entries()) for (const token of tokens) lists[token]?.push(at);
  return flatten(lists);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
