import { createHighest } from './highest';
import type { Token } from './lexicon';
import { flatten, type Lists, startsOf } from './lists';

/** One text of an entry that a question may match: a name or a keyword. */
export type Phrase = {
  /** The entry's place in the list of entries. */
  readonly owner: number;
  readonly tokens: readonly number[];
};

/** How well the words of a question match one entry. All figures weigh a word by how rare it is among the entries. */
type Overlap = {
  /** The best phrase: the cosine between its words and the question's, from 0 to 1. */
  readonly best: number;
  /** The share of the question's weight, from 0 to 1, that is found anywhere in the entry, less where a word is in few of its phrases. */
  readonly coverage: number;
  /** How much likelier the question's words are in this entry's phrases than in others', in logits, on average. */
  readonly typical: number;
};

/** The most phrases to read for one question. The rarest words are read first; the others only help to rank what those found. */
const MOST_PHRASES_READ = 500;

/** How many phrases' worth of other entries' words each entry is thought to have besides its own (smoothing). */
const OTHERS_WORDS = 0.5;

/** Of an entry's phrases, so many must have a word for it to count half. */
const HALF_TYPICAL = 2;

/** Word statistics over all phrases, and which words each phrase has. */
export type PhraseIndex = {
  readonly words: OwnersWords;
  /** Of each token: its weight, and its usual share of an entry's phrases. */
  readonly weights: Float64Array;
  readonly usual: Float64Array;
  /** All phrases, one after the other, each with its figures in one place: what lies apart is slow to read. */
  readonly phrases: Int32Array;
  /** Where the phrases of each token begin. */
  readonly phrasesOf: Lists;
};

/** The figures of a phrase: its owner, its length as a vector (as a float), the last question that it was read for, and how many tokens follow. */
const [OWNER, LENGTH, READ_FOR, COUNT, TOKENS] = [0, 1, 2, 3, 4];

/** `bodies` are the tokens of each entry's running text, in the order of the entries. */
export function phraseIndexOf(
  phrases: readonly Phrase[],
  bodies: readonly (readonly number[])[],
  tokenCount: number,
): PhraseIndex {
  const words = wordsOfOwners(phrases, bodies);
  const { weights, usual } = rarityOf(words, tokenCount);
  const starts = startsOf(phrases.map(({ tokens }) => TOKENS + tokens.length));
  const placed = new Int32Array(starts[phrases.length] as number);
  const lengths = new Float32Array(placed.buffer);
  const phrasesOf: number[][] = Array.from({ length: tokenCount }, () => []);
  for (const [at, { owner, tokens }] of phrases.entries()) {
    const start = starts[at] as number;
    placed.set([owner, 0, 0, tokens.length, ...tokens], start);
    lengths[start + LENGTH] = Math.sqrt(sum(tokens.map((token) => (weights[token] ?? 0) ** 2)));
    for (const token of tokens) phrasesOf[token]?.push(start);
  }
  return { words, weights, usual, phrases: placed, phrasesOf: flatten(phrasesOf) };
}

/** Compares questions with phrases; an owner is among the nearest only if it is one of the `most` nearest. */
export function createReading(index: PhraseIndex, most: number) {
  const { words, weights, usual, phrases, phrasesOf } = index;
  const lengths = new Float32Array(phrases.buffer, phrases.byteOffset, phrases.length);
  const owners = words.sizes.length;
  const strange = weights.reduce((most, weight) => Math.max(most, weight), 0);
  /** What a word that a phrase shares with the question adds to their product. */
  const shared = new Float64Array(weights.length);
  let asked = 0;
  const nearest = new Float64Array(owners);
  const highest = createHighest(most);

  /** The owners that share a word with the question, the nearest first; and, until the next question, the overlap with any owner. */
  return function read(question: readonly Token[]) {
    let total = 0;
    let square = 0;
    const known: number[] = [];
    for (const { id, certainty } of question) {
      const weight = id < 0 ? strange : (weights[id] as number);
      total += weight;
      square += weight * weight;
      if (id < 0) continue;
      shared[id] = weight * certainty * weight;
      known.push(id);
    }
    known.sort((a, b) => (weights[b] as number) - (weights[a] as number));
    nearest.fill(0);
    for (const owner of ownersOf(known, Math.sqrt(square))) highest.offer(owner, nearest[owner] as number);
    for (const token of known) shared[token] = 0;

    return {
      owners: highest.take(),
      overlap(owner: number): Overlap {
        let covered = 0;
        let typical = 0;
        for (const { id, certainty } of question) {
          const times = id < 0 ? 0 : timesIn(words, owner, id);
          if (times === 0) continue;
          covered += ((weights[id] as number) * certainty * times) / (times + HALF_TYPICAL);
          typical +=
            certainty * Math.log(1 + times / ((words.sizes[owner] as number) * OTHERS_WORDS * (usual[id] as number)));
        }
        return {
          best: nearest[owner] as number,
          coverage: total === 0 ? 0 : covered / total,
          typical: typical / (question.length || 1),
        };
      },
    };
  };

  /**
   * Notes each owner's nearest phrase of those that contain one of these words, at most `MOST_PHRASES_READ`, those of the rarest
   * words first; returns the owners that have one.
   */
  function ownersOf(known: readonly number[], length: number): number[] {
    const found: number[] = [];
    let read = 0;
    asked = (asked + 1) | 0;
    for (const token of known) {
      const from = phrasesOf.starts[token] as number;
      const to = phrasesOf.starts[token + 1] as number;
      if (read > 0 && read + (to - from) > MOST_PHRASES_READ) break;
      for (let at = from; at < to && read < MOST_PHRASES_READ; at++) {
        const phrase = phrasesOf.items[at] as number;
        if (phrases[phrase + READ_FOR] === asked) continue;
        phrases[phrase + READ_FOR] = asked;
        read += 1;
        const owner = phrases[phrase + OWNER] as number;
        const near = productWith(phrase) / (length * (lengths[phrase + LENGTH] as number));
        if (nearest[owner] === 0 && near > 0) found.push(owner);
        if (near > (nearest[owner] as number)) nearest[owner] = near;
      }
    }
    return found;
  }

  function productWith(phrase: number): number {
    const end = phrase + TOKENS + (phrases[phrase + COUNT] as number);
    let product = 0;
    for (let at = phrase + TOKENS; at < end; at++) product += shared[phrases[at] as number] as number;
    return product;
  }
}

/** For each owner, its words in order and in how many of its phrases each is; a word of running text alone counts as in one. */
type OwnersWords = {
  readonly tokens: Lists;
  readonly times: Uint16Array;
  /** How many phrases an owner has; its running text is one. */
  readonly sizes: Int32Array;
};

function wordsOfOwners(phrases: readonly Phrase[], bodies: readonly (readonly number[])[]): OwnersWords {
  const counts = bodies.map((tokens) => new Map(tokens.map((token) => [token, 1])));
  const sizes = new Int32Array(bodies.length).fill(1);
  for (const { owner, tokens } of phrases) {
    const count = counts[owner];
    sizes[owner] = (sizes[owner] ?? 0) + 1;
    for (const token of tokens) count?.set(token, (count.get(token) ?? 0) + 1);
  }
  const sorted = counts.map((count) => [...count].sort(([a], [b]) => a - b));
  return {
    tokens: flatten(sorted.map((list) => list.map(([token]) => token))),
    times: Uint16Array.from(sorted.flat(), ([, times]) => Math.min(times, 65_535)),
    sizes,
  };
}

/** In how many phrases of the owner a word is (binary search). */
function timesIn({ tokens, times }: OwnersWords, owner: number, token: number): number {
  let [low, high] = [tokens.starts[owner] as number, tokens.starts[owner + 1] as number];
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens.items[middle] as number) < token) low = middle + 1;
    else high = middle;
  }
  return low < end && tokens.items[low] === token ? (times[low] as number) : 0;
}

/** The weight of each token, more for a rare one (the inverse document frequency of BM25), and its usual share of an entry's phrases. */
function rarityOf({ tokens, times, sizes }: OwnersWords, tokenCount: number) {
  const owners = sizes.length;
  const having = new Float64Array(tokenCount);
  const usual = new Float64Array(tokenCount);
  for (let owner = 0; owner < owners; owner++) {
    for (let at = tokens.starts[owner] as number; at < (tokens.starts[owner + 1] as number); at++) {
      const token = tokens.items[at] as number;
      having[token] = (having[token] as number) + 1;
      usual[token] = (usual[token] as number) + (times[at] as number) / (sizes[owner] as number) / owners;
    }
  }
  return { weights: having.map((count) => Math.log(1 + (owners - count + 0.5) / (count + 0.5))), usual };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
