import { createHighest } from './highest';
import type { Steps } from './in-steps';
import { createProducts } from './products';
import { isSilent } from './small-words';
import { wordsOf } from './words';

/** Looked up once: in a sandbox such as the tests run in, finding `Math` for each coordinate takes longer than the sum. */
const { round, sqrt } = Math;

/** Word embeddings: words that are used alike have vectors that lie close together. */
export type WordVectors = {
  readonly dimensions: number;
  /** True if a lower-case word has a vector, and so is in everyday use. */
  readonly has: (word: string) => boolean;
  /** The vector of a lower-case word, `dimensions` long; undefined if there is none. */
  readonly find: (word: string) => Int8Array | undefined;
};

/** Only this many owners, those whose phrases are nearest on average, are compared phrase by phrase. */
const MOST_OWNERS_READ = 18;

/** The scale of a text's coordinates as 8-bit integers: a quarter of the memory of floats. */
const FINEST = 127;

/** The finer scale of a question's coordinates: integers too, because they multiply faster, and small enough that no sum overflows. */
const FINER = 4_096;

/** How alike in meaning a question and an owner are (cosines): to the nearest of its phrases, and to the middle of them all. */
export type Likeness = { readonly nearest: number; readonly middle: number };

/** How alike a question is to each owner that was compared, and to the most alike of the others' phrases. */
type Likenesses = { readonly owners: ReadonlyMap<number, Likeness>; readonly others: Likeness };

const UNLIKE: Likeness = { nearest: 0, middle: 0 };

/** The others' phrases are compared in groups of so many neighbours, because a list is by topic; and only the nearest groups. */
const GROUP = 100;
const MOST_GROUPS_READ = 3;

/** Where all phrases lie: those of each owner, then those of each group of others, then the middles of all these. */
export type Meanings = {
  readonly owners: number;
  /** Where the phrases of each owner and group begin, and where the last end. */
  readonly starts: Int32Array;
  readonly places: Int8Array;
};

/** Places `texts`, the phrases of each owner, and `others`, phrases that have none. */
export function* meaningsInSteps(
  vectors: WordVectors,
  texts: readonly (readonly string[])[],
  others: readonly string[],
): Steps<Meanings> {
  const { dimensions } = vectors;
  const placed: Int8Array[][] = [];
  const middles: Int8Array[] = [];
  for (const phrases of [...texts, ...groupsOf(others)]) {
    const places = phrases.map((phrase) => placeOf(wordsOf(phrase), vectors)).filter((at) => at !== undefined);
    placed.push(places.map(inBytes));
    middles.push(inBytes(toMiddle(places, dimensions)));
    yield;
  }
  const starts = new Int32Array(placed.length + 1);
  for (const [owner, places] of placed.entries()) starts[owner + 1] = (starts[owner] as number) + places.length;
  const rows = [...placed.flat(), ...middles];
  const places = new Int8Array(rows.length * dimensions);
  for (const [at, row] of rows.entries()) places.set(row, at * dimensions);
  return { owners: texts.length, starts, places };
}

/**
 * Similarity in meaning (cosine), for questions that share no word with what they ask for. The vector of a text is the mean
 * of its words' vectors. `atLeast` is the lowest similarity that is told apart.
 */
export function createAlike({ owners, starts, places }: Meanings, dimensions: number, atLeast: number) {
  const all = starts.length - 1;
  const together = starts.reduce((most, start, at) => Math.max(most, start - (starts[at - 1] ?? 0)), all);
  const rows = createProducts(dimensions, places, together);
  const phrases = starts[all] as number;
  const question = new Int16Array(rows.stride);
  const middles = new Int32Array(all);
  const nearestOwners = createHighest(MOST_OWNERS_READ);
  const nearestGroups = createHighest(MOST_GROUPS_READ);

  /**
   * The likeness of the owners nearest to a question that lies in this place, and of those in `also`, as far as they are `asked`
   * for. None if it has no place.
   */
  return function alike(
    place: Float32Array | undefined,
    also: Iterable<number>,
    asked: (owner: number) => boolean,
  ): Likenesses {
    const likeness = new Map<number, Likeness>();
    if (!place) return { owners: likeness, others: UNLIKE };
    for (let axis = 0; axis < place.length; axis++) question[axis] = round((place[axis] as number) * FINER);
    middles.set(rows.products(question, phrases, phrases + all).subarray(0, all));
    for (let owner = 0; owner < owners; owner++) nearestOwners.offer(owner, middles[owner] as number);
    for (let group = owners; group < all; group++) nearestGroups.offer(group, middles[group] as number);
    for (const owner of [...nearestOwners.take(), ...also])
      if (asked(owner) && !likeness.has(owner)) likeness.set(owner, likenessTo(owner));
    let others = UNLIKE;
    for (const { nearest, middle } of nearestGroups.take().map(likenessTo))
      others = { nearest: Math.max(nearest, others.nearest), middle: Math.max(middle, others.middle) };
    return { owners: likeness, others };
  };

  /** What the question is to one owner or group. */
  function likenessTo(at: number): Likeness {
    const [from, end] = [starts[at] as number, starts[at + 1] as number];
    const products = rows.products(question, from, end);
    let most = atLeast * FINEST * FINER;
    for (let row = 0; row < end - from; row++) if ((products[row] as number) > most) most = products[row] as number;
    return { nearest: Math.min(most / (FINEST * FINER), 1), middle: (middles[at] as number) / (FINEST * FINER) };
  }
}

/** Where a text lies: in the middle of its words. Undefined if none of them has a vector. */
export function placeOf(words: readonly string[], { dimensions, find }: WordVectors): Float32Array | undefined {
  // “Nothing about me without me” has silent words alone, and means something all the same.
  const telling = words.every(isSilent) ? words : words.filter((word) => !isSilent(word));
  const known = telling.map(find).filter((at) => at !== undefined);
  return known.length > 0 ? toMiddle(known, dimensions) : undefined;
}

function toMiddle(places: readonly (Int8Array | Float32Array)[], dimensions: number): Float32Array {
  const middle = new Float32Array(dimensions);
  for (const at of places) {
    for (let axis = 0; axis < dimensions; axis++) middle[axis] = (middle[axis] as number) + (at[axis] as number);
  }
  const length = lengthOf(middle);
  if (length > 0) for (let axis = 0; axis < dimensions; axis++) middle[axis] = (middle[axis] as number) / length;
  return middle;
}

const inBytes = (at: Float32Array) => Int8Array.from(at, (coordinate) => round(coordinate * FINEST));

const groupsOf = (phrases: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(phrases.length / GROUP) }, (_, at) => phrases.slice(at * GROUP, (at + 1) * GROUP));

const lengthOf = (at: Float32Array) => {
  let sum = 0;
  for (let axis = 0; axis < at.length; axis++) sum += (at[axis] as number) * (at[axis] as number);
  return sqrt(sum);
};
