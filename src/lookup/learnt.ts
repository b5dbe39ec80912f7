import { createFeatures, PLACE_COUNTS, type Said } from './features';
import { createHighest } from './highest';
import { createProducts } from './products';
import { type Keys, type Strings, textAt } from './strings';

/** Rows of signed bytes, one after the other. */
export type Rows = {
  readonly bytes: Int8Array;
  /** What a byte of 1 says. */
  readonly scale: number;
};

/**
 * What the phrases of the content and the questions of strangers have taught (`npm run search-weights`): a small network. Each
 * feature, and each axis of the vectors, has a row in `direct`, of how much it speaks for each of `ids`, and one in `inner`, of how
 * much it wakes each inner unit; a unit that is awake speaks for each of `ids` by its row in `outer`. The last of `ids` is
 * nobody's: matters out of scope.
 */
export type Taught = {
  readonly ids: Strings;
  readonly features: Keys;
  readonly direct: Rows;
  readonly inner: Rows;
  readonly outer: Rows;
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

/**
 * Makes what was taught ready for these entries, and for words by their places in `concepts`. An entry of which nothing was taught,
 * such as one of a local pack, is taken to be as likely as the likeliest, be that none: nothing speaks against it.
 */
export function createLearnt(taught: Taught, entries: readonly string[], concepts: Keys) {
  const classes = taught.ids.starts.length - 1;
  const ids = Array.from({ length: classes }, (_, at) => textAt(taught.ids, at));
  const ownerOf = ids.map((id) => entries.indexOf(id));
  const classOf = entries.map((id) => ids.indexOf(id));
  const each = createFeatures(taught.features, concepts);
  const ofPlace = createOfPlace(taught);
  const sums = new Float64Array(classes);
  const inside = new Float64Array(taught.outer.bytes.length / classes);
  const isAsked = new Uint8Array(classes);
  const highest = createHighest(MOST);

  return function learnt(said: Said, asked: (owner: number) => boolean): Learnt {
    sums.fill(0);
    inside.fill(0);
    each(said, speak);
    if (said.place) ofPlace(said.place, sums, inside);
    for (let unit = 0; unit < inside.length; unit++)
      if ((inside[unit] as number) > 0) add(taught.outer, unit, inside[unit] as number, sums);
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
    const best = Math.max(figure(none), likeliest[0] === undefined ? -1 : figure(likeliest[0]));
    return {
      of: (owner) => {
        const at = classOf[owner] ?? -1;
        return at < 0 ? best : figure(at);
      },
      none: figure(none),
      likeliest: likeliest.map((at) => ownerOf[at] as number),
    };
  };

  function speak(row: number, value: number): void {
    add(taught.direct, row, value, sums);
    add(taught.inner, row, value, inside);
  }
}

/** The scale of a place's coordinates as integers, which multiply faster; small enough that no sum overflows. */
const FINER = 4_096;
const UNIT = PLACE_COUNTS / FINER;

/** What the axes of a place say of each class and of each inner unit, as products of the place with what all axes say of one. */
function createOfPlace({ ids, features, direct, inner, outer }: Taught) {
  const classes = ids.starts.length - 1;
  const units = outer.bytes.length / classes;
  const first = features.starts.length - 1;
  const axes = direct.bytes.length / classes - first;
  const columns = new Int8Array((classes + units) * axes);
  for (let axis = 0; axis < axes; axis++) {
    for (let at = 0; at < classes; at++)
      columns[at * axes + axis] = direct.bytes[(first + axis) * classes + at] as number;
    for (let unit = 0; unit < units; unit++)
      columns[(classes + unit) * axes + axis] = inner.bytes[(first + axis) * units + unit] as number;
  }
  const { stride, products } = createProducts(axes, columns, classes + units);
  const finer = new Int16Array(stride);

  return (place: Float32Array, sums: Float64Array, inside: Float64Array): void => {
    for (let axis = 0; axis < axes; axis++) finer[axis] = Math.round((place[axis] as number) * FINER);
    const found = products(finer, 0, classes + units);
    const [toSums, toInside] = [direct.scale * UNIT, inner.scale * UNIT] as const;
    for (let at = 0; at < classes; at++) sums[at] = (sums[at] as number) + toSums * (found[at] as number);
    for (let unit = 0; unit < units; unit++)
      inside[unit] = (inside[unit] as number) + toInside * (found[classes + unit] as number);
  };
}

function add({ bytes, scale }: Rows, row: number, times: number, to: Float64Array): void {
  const by = times * scale;
  const from = row * to.length;
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + by * (bytes[from + at] as number);
}
