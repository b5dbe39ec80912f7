import { createFeatures, PLACE_COUNTS, pairsIn, type Said, smallWordsIn } from '../../lookup/features';
import type { Rows, Taught } from '../../lookup/learnt';
import { type Keys, keysOf, stringsOf, textAt } from '../../lookup/strings';
import { createRng } from '../rng';
import { createNetwork, type Features } from './network';

/** A text whose meaning is known: a phrase of an entry (by its place), or of nobody (the last place); and how much it counts. */
export type Example = { readonly said: Said; readonly label: number; readonly count: number };

/** How often all examples are gone through, and how many units lie between: found on sets that were left out. */
const ROUNDS = 12;
const UNITS = 32;

/** So many of an example's words are left out each time, so that no word is leant on alone. */
const LEFT_OUT = 0.15;

/** A word, or a pair of words, that stands in fewer examples teaches nothing about others. */
const FEWEST = 3;
const FEWEST_PAIRS = 20;

/**
 * Learns how much each feature speaks for each of `ids` and, last, for none (softmax regression, with inner units). The same
 * examples give the same. `dimensions` are those of the vectors, and `concepts` those that tokens are of.
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
  const rng = createRng(7);
  const network = createNetwork(classes, UNITS, times, examples.length, rng.between);
  const listed = examples.map(({ said }) => listOf(each, said, kept.size));
  const order = [...examples.keys()];
  for (let round = 0; round < ROUNDS; round++) {
    rng.shuffle(order);
    for (const at of order) {
      const { label, count } = examples[at] as Example;
      const some = without(listed[at] as Features, (row) => row < kept.size && rng.happens(LEFT_OUT));
      network.take(some, label, count, 1 - round / ROUNDS);
    }
  }
  return {
    ids: stringsOf([...ids, '']),
    features,
    direct: inBytes(network.direct),
    inner: inBytes(network.inner),
    outer: inBytes(network.outer),
  };
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
