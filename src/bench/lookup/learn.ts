import { PLACE_COUNTS, shareOf, type Taught } from '../../lookup/learnt';
import type { Token } from '../../lookup/lexicon';
import { type Keys, keysOf, stringsOf, textAt } from '../../lookup/strings';
import { createRng } from '../rng';

/** A text whose meaning is known: a phrase of an entry (by its place), or of nobody (the last place); and how much it counts. */
export type Example = {
  readonly tokens: readonly Token[];
  readonly place: Float32Array | undefined;
  readonly label: number;
  readonly count: number;
};

/** How often all examples are gone through, and how far a step goes at first: found on sets that were left out. */
const ROUNDS = 12;
const PACE = 3;
/** Draws every weight towards nothing, by so much for all examples together. */
const DRAW = 0.1;

/** A word that stands in fewer examples teaches nothing about others. */
const FEWEST = 2;

/**
 * Learns by softmax regression how much each concept and each axis speaks for each of `ids` and, last, for none: one example after
 * the other, each feature at its own pace (AdaGrad). The same examples give the same.
 */
export function learn(
  examples: readonly Example[],
  ids: readonly string[],
  concepts: Keys,
  dimensions: number,
): Taught {
  const classes = ids.length + 1;
  const kept = conceptsIn(examples, concepts);
  const rowOf = new Map(kept.map(({ id }, row) => [id, row]));
  const features = examples.map((example) => featuresOf(example, rowOf, kept.length));
  const step = createSteps(kept.length + dimensions, classes, [
    ...kept.map(({ times }) => times),
    ...Array.from({ length: dimensions }, () => examples.length),
  ]);
  const rng = createRng(7);
  const order = [...examples.keys()];
  for (let round = 0; round < ROUNDS; round++) {
    rng.shuffle(order);
    for (const at of order) {
      const { label, count } = examples[at] as Example;
      step.take(features[at] as Features, label, count, PACE * (1 - round / ROUNDS));
    }
  }
  const { bytes, scale } = inBytes(step.weights);
  return {
    ids: stringsOf([...ids, '']),
    concepts: keysOf(kept.map(({ id }) => textAt(concepts, id))),
    ofConcepts: bytes.slice(0, kept.length * classes),
    ofAxes: bytes.slice(kept.length * classes),
    scale,
  };
}

/** The concepts that stand in enough examples, and in how many. */
function conceptsIn(examples: readonly Example[], concepts: Keys) {
  const counts = new Int32Array(concepts.starts.length - 1);
  for (const { tokens } of examples) for (const { id } of tokens) if (id >= 0) counts[id] = (counts[id] as number) + 1;
  return Array.from(counts, (times, id) => ({ id, times })).filter(({ times }) => times >= FEWEST);
}

/** What an example has of each feature, by the feature's row. */
type Features = { readonly rows: Int32Array; readonly values: Float64Array };

function featuresOf({ tokens, place }: Example, rowOf: ReadonlyMap<number, number>, axes: number): Features {
  const share = shareOf(tokens.filter(({ id }) => id >= 0).length);
  const words = tokens.flatMap(({ id, certainty }) => {
    const row = rowOf.get(id);
    return row === undefined ? [] : [{ row, value: certainty * share }];
  });
  const where = Array.from(place ?? [], (value, axis) => ({ row: axes + axis, value: value * PLACE_COUNTS }));
  const all = [...words, ...where];
  return { rows: Int32Array.from(all, ({ row }) => row), values: Float64Array.from(all, ({ value }) => value) };
}

/** Weights of all features for all classes, and the steps that better them. `times`: how many examples have each feature. */
function createSteps(features: number, classes: number, times: readonly number[]) {
  const weights = new Float32Array(features * classes);
  const spread = new Float64Array(features);
  const slopes = new Float64Array(classes);

  /** How each class's logit should change for an example; returns how much in all, as a square. */
  function slopesFor({ rows, values }: Features, label: number, count: number): number {
    slopes.fill(0);
    for (let one = 0; one < rows.length; one++) {
      const from = (rows[one] as number) * classes;
      const value = values[one] as number;
      for (let at = 0; at < classes; at++) slopes[at] = (slopes[at] as number) + value * (weights[from + at] as number);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < classes; at++) most = Math.max(most, slopes[at] as number);
    let all = 0;
    for (let at = 0; at < classes; at++) {
      slopes[at] = Math.exp((slopes[at] as number) - most);
      all += slopes[at] as number;
    }
    let square = 0;
    for (let at = 0; at < classes; at++) {
      const slope = count * ((at === label ? 1 : 0) - (slopes[at] as number) / all);
      slopes[at] = slope;
      square += slope * slope;
    }
    return square;
  }

  return {
    weights,
    take({ rows, values }: Features, label: number, count: number, pace: number): void {
      const square = slopesFor({ rows, values }, label, count);
      for (let one = 0; one < rows.length; one++) {
        const row = rows[one] as number;
        const value = values[one] as number;
        spread[row] = (spread[row] as number) + square * value * value;
        const size = pace / Math.sqrt((spread[row] as number) + 1e-6);
        const drawn = 1 - Math.min(0.5, (size * DRAW) / (times[row] as number));
        const from = row * classes;
        const by = size * value;
        for (let at = 0; at < classes; at++)
          weights[from + at] = (weights[from + at] as number) * drawn + by * (slopes[at] as number);
      }
    },
  };
}

function inBytes(weights: Float32Array): { readonly bytes: Int8Array; readonly scale: number } {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { bytes: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
}
