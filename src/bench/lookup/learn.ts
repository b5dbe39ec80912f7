import { createFeatures, PLACE_COUNTS, pairsIn, type Said, smallWordsIn } from '../../lookup/features';
import type { Rows, Taught } from '../../lookup/learnt';
import { type Keys, keysOf, stringsOf, textAt } from '../../lookup/strings';
import { createRng } from '../rng';
import { createNetwork, type Features } from './network';

/** A text whose meaning is known: a phrase of an entry (by its place), or of nobody (the last place); and how much it counts. */
export type Example = { readonly said: Said; readonly label: number; readonly count: number };

/** How often all examples are gone through, and how many units lie between: found on sets that were left out. */
const ROUNDS = 12;
const UNITS = 24;

/** Where chance begins for each of the networks whose mean is taken: what one alone has learnt by chance counts half. */
const SEEDS = [7, 8];

/** So many of an example's words are left out each time, so that no word is leant on alone. */
const LEFT_OUT = 0.15;

/** A word, or a pair of words, that stands in fewer examples teaches nothing about others. */
const FEWEST = 3;
const FEWEST_PAIRS = 20;

/**
 * Learns how much each feature speaks for each of `ids` and, last, for none (softmax regression, with inner units): the mean of
 * several networks. The same examples give the same. `dimensions` are those of the vectors, and `concepts` those that tokens are of.
 */
export function learn(
  examples: readonly Example[],
  ids: readonly string[],
  concepts: Keys,
  dimensions: number,
): Taught {
  const classes = ids.length + 1;
  const kept = featuresIn(examples, concepts);
  const features = keysOf([...kept.keys()]);
  const times = [...kept.values(), ...Array.from({ length: dimensions }, () => examples.length)];
  const each = createFeatures(features, concepts);
  const listed = examples.map(({ said }) => listOf(each, said, kept.size));
  const networks = SEEDS.map((seed) => trained(seed, examples, listed, classes, times, kept.size));
  return {
    ids: stringsOf([...ids, '']),
    features,
    direct: inBytes(meanOf(networks.map(({ direct }) => direct))),
    inner: inBytes(sideBySide(networks.map(({ inner }) => inner))),
    outer: inBytes(joined(networks.map(({ outer }) => outer.map((weight) => weight / SEEDS.length)))),
  };
}

/** `axes`: the row of the first axis of a text’s place, of which nothing is left out. */
function trained(
  seed: number,
  examples: readonly Example[],
  listed: readonly Features[],
  classes: number,
  times: readonly number[],
  axes: number,
) {
  const rng = createRng(seed);
  const network = createNetwork(classes, UNITS, times, examples.length, rng.between);
  const order = [...examples.keys()];
  for (let round = 0; round < ROUNDS; round++) {
    rng.shuffle(order);
    for (const at of order) {
      const { label, count } = examples[at] as Example;
      const some = without(listed[at] as Features, (row) => row < axes && rng.happens(LEFT_OUT));
      network.take(some, label, count, 1 - round / ROUNDS);
    }
  }
  return network;
}

/** The mean of each weight. */
const meanOf = (all: readonly Float32Array[]): Float32Array =>
  (all[0] as Float32Array).map((_, at) => all.reduce((sum, one) => sum + (one[at] as number), 0) / all.length);

/** Each row of one, and then the same row of the next: rows of `UNITS` weights. */
function sideBySide(all: readonly Float32Array[]): Float32Array {
  const width = UNITS * all.length;
  return new Float32Array((all[0] as Float32Array).length * all.length).map((_, at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    return all[Math.floor(column / UNITS)]?.[row * UNITS + (column % UNITS)] as number;
  });
}

/** All rows of one, and then those of the next. */
function joined(all: readonly Float32Array[]): Float32Array {
  return Float32Array.from(all.flatMap((one) => [...one]));
}

/** The concepts, small words and pairs that stand in enough examples, and in how many. */
function featuresIn(examples: readonly Example[], concepts: Keys): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (key: string, among: Map<string, number>) => among.set(key, (among.get(key) ?? 0) + 1);
  for (const { said } of examples) {
    for (const { id } of said.tokens) if (id >= 0) count(textAt(concepts, id), words);
    for (const word of smallWordsIn(said.words)) count(word, words);
    for (const pair of pairsIn(said.words)) count(pair, pairs);
  }
  const enough = (among: ReadonlyMap<string, number>, fewest: number) =>
    [...among].filter(([, times]) => times >= fewest);
  return new Map([...enough(words, FEWEST), ...enough(pairs, FEWEST_PAIRS)]);
}

/** `axes`: the row of the first axis of a text’s place. */
function listOf(each: ReturnType<typeof createFeatures>, said: Said, axes: number): Features {
  const rows: number[] = [];
  const values: number[] = [];
  const tell = (row: number, value: number) => {
    rows.push(row);
    values.push(value);
  };
  each(said, tell);
  for (const [axis, value] of said.place?.entries() ?? []) tell(axes + axis, value * PLACE_COUNTS);
  return { rows: Int32Array.from(rows), values: Float64Array.from(values) };
}

function without({ rows, values }: Features, isLeftOut: (row: number) => boolean): Features {
  const kept = rows.map((row) => (isLeftOut(row) ? 0 : 1));
  return { rows: rows.filter((_, one) => kept[one] === 1), values: values.filter((_, one) => kept[one] === 1) };
}

function inBytes(weights: Float32Array): Rows {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { bytes: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
}
