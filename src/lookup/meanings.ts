import { isSilent } from './small-words';
import { wordsOf } from './words';

/** Where everyday words lie in a space of meaning: words used alike lie close. */
export type WordVectors = {
  readonly dimensions: number;
  /** Where a word, in lower case, lies; undefined for one that the vectors do not know. */
  readonly find: (word: string) => Int8Array | undefined;
};

export const NO_VECTORS: WordVectors = { dimensions: 0, find: () => undefined };

/** Only the owners whose phrases lie nearest on the whole are read phrase by phrase. */
const MOST_OWNERS_READ = 18;

/** Vectors hold what tells words apart most in their first coordinates. */
const FIRST = 16;

/** A coordinate of a text as a small whole number: a quarter of the memory. */
const FINEST = 127;

/**
 * Likeness in meaning, for questions that share no word with what they ask for. `texts` are the phrases of each owner; the
 * last owner's are always read. A text lies in the middle of its words.
 */
export function createMeanings(vectors: WordVectors, texts: readonly (readonly string[])[], atLeast: number) {
  const { dimensions } = vectors;
  const head = Math.min(FIRST, dimensions);
  const placed = texts.map((phrases) =>
    phrases.map((phrase) => place(wordsOf(phrase))).filter((at) => at !== undefined),
  );
  const starts = new Int32Array(texts.length + 1);
  for (const [owner, places] of placed.entries()) starts[owner + 1] = (starts[owner] ?? 0) + places.length;
  const phrases = rowsOf(placed.flat());
  const middles = rowsOf(placed.map(toMiddle));
  const last = texts.length - 1;

  /** How like each owner's nearest phrase is, between 0 and 1; owners that are not read are left out. `also` are read in any case. */
  return function alike(words: readonly string[], also: Iterable<number>): Map<number, number> {
    const asked = place(words);
    if (!asked) return new Map();
    const askedRest = lengthOf(asked.subarray(head));
    const owners = new Set([...nearest(asked, askedRest), ...also, last]);
    return new Map([...owners].map((owner) => [owner, nearestPhrase(asked, askedRest, owner)]));
  };

  function place(words: readonly string[]): Float32Array | undefined {
    const known = words.flatMap((word) => (isSilent(word) ? [] : (vectors.find(word) ?? [])));
    return known.length > 0 ? toMiddle(known) : undefined;
  }

  function toMiddle(places: readonly (Int8Array | Float32Array)[]): Float32Array {
    const middle = new Float32Array(dimensions);
    for (const at of places) {
      for (let axis = 0; axis < dimensions; axis++) middle[axis] = (middle[axis] as number) + (at[axis] as number);
    }
    const length = lengthOf(middle);
    return length === 0 ? middle : middle.map((coordinate) => coordinate / length);
  }

  /** The owners whose middles lie nearest, without those whose first coordinates cannot come up to the last of them. */
  function nearest(asked: Float32Array, askedRest: number): number[] {
    const owners: number[] = [];
    const likenesses: number[] = [];
    for (let owner = 0; owner < texts.length; owner++) {
      const least = owners.length < MOST_OWNERS_READ ? 0 : (likenesses[MOST_OWNERS_READ - 1] as number);
      const likeness = product(asked, askedRest, middles, owner, least);
      if (likeness <= least) continue;
      let place = owners.length;
      while (place > 0 && (likenesses[place - 1] as number) < likeness) place -= 1;
      owners.splice(place, 0, owner);
      likenesses.splice(place, 0, likeness);
      if (owners.length > MOST_OWNERS_READ) owners.length = likenesses.length = MOST_OWNERS_READ;
    }
    return owners;
  }

  function nearestPhrase(asked: Float32Array, askedRest: number, owner: number): number {
    let most = atLeast * FINEST;
    for (let row = starts[owner] as number; row < (starts[owner + 1] as number); row++) {
      const likeness = product(asked, askedRest, phrases, row, most);
      if (likeness > most) most = likeness;
    }
    return Math.min(most / FINEST, 1);
  }

  /** The likeness to a row; `least` for one whose first coordinates, with the best that the others could add, do not come up to it. */
  function product(asked: Float32Array, askedRest: number, rows: Rows, row: number, least: number): number {
    const { places, rests } = rows;
    const from = row * dimensions;
    let sum = 0;
    for (let axis = 0; axis < head; axis++) sum += (asked[axis] as number) * (places[from + axis] as number);
    if (sum + askedRest * (rests[row] as number) <= least) return least;
    for (let axis = head; axis < dimensions; axis++) sum += (asked[axis] as number) * (places[from + axis] as number);
    return sum;
  }

  /** Places in one piece of memory, and how long each is beyond its first coordinates. */
  function rowsOf(all: readonly Float32Array[]): Rows {
    const places = new Int8Array(all.length * dimensions);
    for (const [row, at] of all.entries()) {
      places.set(
        at.map((coordinate) => Math.round(coordinate * FINEST)),
        row * dimensions,
      );
    }
    const restOf = (_: unknown, row: number) =>
      lengthOf(places.subarray(row * dimensions + head, (row + 1) * dimensions));
    return { places, rests: Float32Array.from(all, restOf) };
  }
}

type Rows = { readonly places: Int8Array; readonly rests: Float32Array };

const lengthOf = (at: Float32Array | Int8Array) => {
  let sum = 0;
  for (const coordinate of at) sum += coordinate * coordinate;
  return Math.sqrt(sum);
};
