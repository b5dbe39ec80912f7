import type { Steps } from './in-steps';
import { isSilent } from './small-words';
import { wordsOf } from './words';

/** Looked up once: in a sandbox such as the tests run in, finding `Math` for each coordinate takes longer than the product. */
const { imul, round, sqrt } = Math;

/** Word embeddings: words that are used alike have vectors that lie close together. */
export type WordVectors = {
  readonly dimensions: number;
  /** The vector of a lower-case word, `dimensions` long; undefined if there is none. */
  readonly find: (word: string) => Int8Array | undefined;
};

/** Only this many owners, those whose phrases are nearest on average, are compared phrase by phrase. */
const MOST_OWNERS_READ = 18;

/**
 * The first coordinates of a vector tell words apart best. After each of these many, a text is given up if the most that its
 * remaining coordinates could add would not make it similar enough.
 */
const STAGES = [16, 36, 60];

/** The scale of a text's coordinates as 8-bit integers: a quarter of the memory of floats. */
const FINEST = 127;

/** The finer scale of a question's coordinates: integers too, because they multiply faster, and small enough that no sum overflows. */
const FINER = 4_096;

/** Below any product. */
const LEAST = Number.NEGATIVE_INFINITY;

/** How alike in meaning a question and an owner are (cosines): to the nearest of its phrases, and to the middle of them all. */
export type Likeness = { readonly nearest: number; readonly middle: number };

/** How alike a question is to each owner that was compared, and to the most alike of the others' phrases. */
type Likenesses = { readonly owners: ReadonlyMap<number, Likeness>; readonly others: Likeness };

type Alike = (words: readonly string[], also: Iterable<number>) => Likenesses;

const UNLIKE: Likeness = { nearest: 0, middle: 0 };

/** The others' phrases are compared in groups of so many neighbours, because a list is by topic; and only the nearest groups. */
const GROUP = 100;
const MOST_GROUPS_READ = 3;

/**
 * Similarity in meaning (cosine), for questions that share no word with what they ask for. `texts` are the phrases of each
 * owner, `others` phrases that have none. The vector of a text is the mean of its words' vectors. `atLeast` is the lowest
 * similarity that is told apart.
 */
export function* meaningsInSteps(
  vectors: WordVectors,
  texts: readonly (readonly string[])[],
  others: readonly string[],
  atLeast: number,
): Steps<Alike> {
  const { dimensions } = vectors;
  const stages = [...STAGES.filter((end) => end < dimensions), dimensions];
  const placed: Float32Array[][] = [];
  for (const phrases of [...texts, ...groupsOf(others)]) {
    placed.push(phrases.map((phrase) => place(wordsOf(phrase))).filter((at) => at !== undefined));
    yield;
  }
  const starts = new Int32Array(placed.length + 1);
  for (const [owner, places] of placed.entries()) starts[owner + 1] = (starts[owner] ?? 0) + places.length;
  const phrases = rowsOf(placed.flat());
  yield;
  const middles = rowsOf(placed.map(toMiddle));
  const all = placed.length;

  /** The likeness of the owners nearest to the question, and of those in `also`. None if no word of the question has a vector. */
  return function alike(words: readonly string[], also: Iterable<number>): Likenesses {
    const asked = place(words);
    if (!asked) return { owners: new Map(), others: UNLIKE };
    const whole = Int32Array.from(asked, (coordinate) => Math.round(coordinate * FINER));
    const question = { places: whole, rests: restsOf(whole) };
    const owners = new Map<number, Likeness>();
    for (const owner of nearest(question, 0, texts.length, MOST_OWNERS_READ))
      owners.set(owner, likenessTo(question, owner));
    for (const owner of also) if (!owners.has(owner)) owners.set(owner, likenessTo(question, owner));
    let others = UNLIKE;
    for (const group of nearest(question, texts.length, all, MOST_GROUPS_READ)) {
      const { nearest, middle } = likenessTo(question, group);
      others = { nearest: Math.max(nearest, others.nearest), middle: Math.max(middle, others.middle) };
    }
    return { owners, others };
  };

  function likenessTo(question: Rows<Int32Array>, owner: number): Likeness {
    const middle = product(question, middles, owner, LEAST) / (FINEST * FINER);
    return { nearest: nearestPhrase(question, owner), middle };
  }

  function place(words: readonly string[]): Float32Array | undefined {
    // “Nothing about me without me” has silent words alone, and means something all the same.
    const telling = words.every(isSilent) ? words : words.filter((word) => !isSilent(word));
    const known = telling.flatMap((word) => vectors.find(word) ?? []);
    return known.length > 0 ? toMiddle(known) : undefined;
  }

  function toMiddle(places: readonly (Int8Array | Float32Array)[]): Float32Array {
    const middle = new Float32Array(dimensions);
    for (const at of places) {
      for (let axis = 0; axis < dimensions; axis++) middle[axis] = (middle[axis] as number) + (at[axis] as number);
    }
    const length = lengthOf(middle);
    if (length > 0) for (let axis = 0; axis < dimensions; axis++) middle[axis] = (middle[axis] as number) / length;
    return middle;
  }

  /** At most `most` owners from `from` up to `end`, those whose mean vectors are most similar to the question, the most similar first. */
  function nearest(question: Rows<Int32Array>, from: number, end: number, most: number): number[] {
    const owners: number[] = [];
    const likenesses: number[] = [];
    for (let owner = from; owner < end; owner++) {
      const least = owners.length < most ? 0 : (likenesses[most - 1] as number);
      const likeness = product(question, middles, owner, least);
      if (likeness <= least) continue;
      let place = owners.length;
      while (place > 0 && (likenesses[place - 1] as number) < likeness) place -= 1;
      owners.splice(place, 0, owner);
      likenesses.splice(place, 0, likeness);
      if (owners.length > most) owners.length = likenesses.length = most;
    }
    return owners;
  }

  function nearestPhrase(question: Rows<Int32Array>, owner: number): number {
    let most = atLeast * FINEST * FINER;
    for (let row = starts[owner] as number; row < (starts[owner + 1] as number); row++) {
      const likeness = product(question, phrases, row, most);
      if (likeness > most) most = likeness;
    }
    return Math.min(most / (FINEST * FINER), 1);
  }

  /** The dot product with a row; `least` if the row cannot exceed it. */
  function product(question: Rows<Int32Array>, { places, rests }: Rows, row: number, least: number): number {
    const from = row * dimensions;
    let sum = 0;
    let axis = 0;
    for (let stage = 0; stage < stages.length; stage++) {
      const end = stages[stage] as number;
      for (; axis < end; axis++) {
        sum = (sum + imul(question.places[axis] as number, places[from + axis] as number)) | 0;
      }
      const most = (question.rests[stage] as number) * (rests[row * stages.length + stage] as number);
      if (sum + most <= least) return least;
    }
    return sum;
  }

  function rowsOf(all: readonly Float32Array[]): Rows {
    const places = new Int8Array(all.length * dimensions);
    const rests = new Float32Array(all.length * stages.length);
    for (let row = 0; row < all.length; row++) {
      const at = all[row] as Float32Array;
      const from = row * dimensions;
      for (let axis = 0; axis < dimensions; axis++) places[from + axis] = round((at[axis] as number) * FINEST);
      rests.set(restsOf(places.subarray(from, from + dimensions)), row * stages.length);
    }
    return { places, rests };
  }

  /** The length of the rest of a vector after each stage: it limits what the rest can add. */
  function restsOf(at: Int8Array | Int32Array): number[] {
    const rests: number[] = [];
    let sum = 0;
    let axis = dimensions;
    for (let stage = stages.length - 1; stage >= 0; stage--) {
      const end = stages[stage] as number;
      while (axis > end) {
        axis -= 1;
        sum += (at[axis] as number) * (at[axis] as number);
      }
      rests[stage] = sqrt(sum);
    }
    return rests;
  }
}

const groupsOf = (phrases: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(phrases.length / GROUP) }, (_, at) => phrases.slice(at * GROUP, (at + 1) * GROUP));

/** Vectors in one array, one after the other, and for each the length of its rest after each stage. */
type Rows<Places = Int8Array> = { readonly places: Places; readonly rests: ArrayLike<number> };

const lengthOf = (at: Float32Array) => {
  let sum = 0;
  for (let axis = 0; axis < at.length; axis++) sum += (at[axis] as number) * (at[axis] as number);
  return sqrt(sum);
};
