import { createHighest } from './highest';
import type { Token } from './lexicon';
import { type Keys, placeIn, type Strings, textAt } from './strings';

/**
 * What the phrases of the content and the questions of strangers have taught (`npm run search-weights`): how much each concept,
 * and each axis of the vectors, speaks for each entry, in rows of one signed byte for each of `ids`. The last of `ids` is
 * nobody's: matters out of scope.
 */
export type Taught = {
  readonly ids: Strings;
  readonly concepts: Keys;
  readonly ofConcepts: Int8Array;
  readonly ofAxes: Int8Array;
  /** What a byte of 1 says, in logits. */
  readonly scale: number;
};

/** How likely each entry that was asked for is, and how likely none is, from 0 (likely) down to -1 (as good as impossible). Read it before the next question. */
type Learnt = {
  readonly of: (owner: number) => number;
  readonly none: number;
  readonly likeliest: readonly number[];
};

/** In logits below the whole: nothing less likely is told apart. */
const LEAST = 8;

/** So many entries are weighed whatever else speaks for them. */
const MOST = 12;

/** Where a question lies counts for so much more than a word. */
export const PLACE_COUNTS = 3;

/**
 * Makes what was taught ready for these entries, and for words by their places in `concepts`. An entry of which nothing was taught,
 * such as one of a local pack, is taken to be as likely as the likeliest: nothing speaks against it.
 */
export function createLearnt(taught: Taught, entries: readonly string[], concepts: Keys) {
  const classes = taught.ids.starts.length - 1;
  const ids = Array.from({ length: classes }, (_, at) => textAt(taught.ids, at));
  const ownerOf = ids.map((id) => entries.indexOf(id));
  const classOf = entries.map((id) => ids.indexOf(id));
  const rowOf = Int32Array.from({ length: concepts.starts.length - 1 }, (_, at) =>
    placeIn(taught.concepts, textAt(concepts, at)),
  );
  const sums = new Float64Array(classes);
  const isAsked = new Uint8Array(classes);
  const highest = createHighest(MOST);

  return function learnt(
    tokens: readonly Token[],
    place: Float32Array | undefined,
    asked: (owner: number) => boolean,
  ): Learnt {
    sums.fill(0);
    const share = shareOf(tokens.filter(({ id }) => id >= 0).length);
    for (const { id, certainty } of tokens) {
      const row = id < 0 ? -1 : (rowOf[id] as number);
      if (row >= 0) add(taught.ofConcepts, row, certainty * share);
    }
    for (let axis = 0; axis < (place?.length ?? 0); axis++)
      add(taught.ofAxes, axis, ((place as Float32Array)[axis] as number) * PLACE_COUNTS);
    const none = classes - 1;
    let most = sums[none] as number;
    for (let at = 0; at < none; at++) {
      isAsked[at] = (ownerOf[at] as number) >= 0 && asked(ownerOf[at] as number) ? 1 : 0;
      if (isAsked[at] === 1) most = Math.max(most, sums[at] as number);
    }
    let all = Math.exp((sums[none] as number) - most);
    for (let at = 0; at < none; at++) {
      if (isAsked[at] === 0) continue;
      const odds = Math.exp((sums[at] as number) - most);
      all += odds;
      highest.offer(at, odds);
    }
    const whole = most + Math.log(all);
    const figure = (at: number) => Math.max((sums[at] as number) - whole, -LEAST) / LEAST;
    const likeliest = highest.take();
    const best = likeliest[0] === undefined ? -1 : figure(likeliest[0]);
    return {
      of: (owner) => {
        const at = classOf[owner] ?? -1;
        return at < 0 ? best : figure(at);
      },
      none: figure(none),
      likeliest: likeliest.map((at) => ownerOf[at] as number),
    };
  };

  function add(rows: Int8Array, row: number, times: number): void {
    const by = times * taught.scale;
    const from = row * classes;
    for (let at = 0; at < classes; at++) sums[at] = (sums[at] as number) + by * (rows[from + at] as number);
  }
}

/** The more words a text has, the less each says. */
export const shareOf = (words: number): number => 1 / Math.sqrt(Math.max(1, words));
