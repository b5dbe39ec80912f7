import type { WorryKind } from '../../content/schema';
import { worryKinds } from '../../content/worries';
import { ROWS, type Traits } from '../../lookup/worries/worry-traits';
import { KIND_ROWS, type WorryWeights } from '../../lookup/worries/worry-weights';
import type { Lesson } from './lessons';

/** How sure a line must be of being a worry, in logits: where few ordinary lines of strangers are wrongly heard. */
const LEAST = -2;
const ROUNDS = 12;
const KIND_ROUNDS = 8;
const STEP = 0.3;
/** Weights are drawn towards nothing, so that a rare trait does not decide. */
const DRAW = 1e-4;
/** A trait of one line alone says more about that line than about worries. */
const FEWEST_LINES = 2;
const LARGEST = 127;

/** Logistic regression with AdaGrad (Duchi, Hazan, Singer 2011), in a fixed order: the same lessons give the same weights. */
export function learn(lessons: readonly Lesson[]): WorryWeights {
  const known = keepCommon(lessons);
  const heard = new Float32Array(ROWS);
  const steps = new Float32Array(ROWS).fill(0.01);
  let [bias, biasSteps] = [0, 0.01];
  const chance = chanceFrom(7);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { traits, worry, count } of shuffled(known, chance)) {
      const error = count * (sigmoid(bias + sum(heard, traits, 0)) - (worry === null ? 0 : 1));
      step(heard, steps, traits, 0, error, DRAW);
      biasSteps += error * error;
      bias -= (STEP * error) / Math.sqrt(biasSteps);
    }
  }
  const unit = largest(heard) / LARGEST;
  return { ...small(heard, unit), bias: bias - LEAST, kinds: worryKinds, byKind: learnKinds(known, chance) };

  function small(weights: Float32Array, unit: number) {
    return { unit, heard: Int8Array.from(weights, (weight) => Math.round(weight / unit)) };
  }
}

function learnKinds(lessons: readonly Lesson[], chance: () => number): Int8Array {
  const weights = new Float32Array(worryKinds.length * KIND_ROWS);
  const steps = new Float32Array(weights.length).fill(0.01);
  const worries = lessons.flatMap(({ traits, worry, count }) =>
    worry === null
      ? []
      : [{ traits: { ...traits, rows: traits.rows.map((row) => row & (KIND_ROWS - 1)) }, worry, count }],
  );
  for (let round = 0; round < KIND_ROUNDS; round++) {
    for (const { traits, worry } of shuffled(worries, chance)) {
      const likely = worryKinds.map((_, kind) => Math.exp(sum(weights, traits, kind * KIND_ROWS)));
      const all = likely.reduce((total, one) => total + one, 0);
      for (const [kind, name] of worryKinds.entries()) {
        const error = (likely[kind] as number) / all - (name === (worry as WorryKind) ? 1 : 0);
        if (Math.abs(error) > 0.01) step(weights, steps, traits, kind * KIND_ROWS, error, 0);
      }
    }
  }
  const unit = largest(weights) / LARGEST;
  return Int8Array.from(weights, (weight) => Math.round(weight / unit));
}

function sum(weights: Float32Array, { rows, counts }: Traits, from: number): number {
  let total = 0;
  for (let at = 0; at < rows.length; at++)
    total += (weights[from + (rows[at] as number)] as number) * (counts[at] as number);
  return total;
}

function step(
  weights: Float32Array,
  steps: Float32Array,
  { rows, counts }: Traits,
  from: number,
  error: number,
  draw: number,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = from + (rows[at] as number);
    const slope = error * (counts[at] as number) + draw * (weights[row] as number);
    steps[row] = (steps[row] as number) + slope * slope;
    weights[row] = (weights[row] as number) - (STEP * slope) / Math.sqrt(steps[row] as number);
  }
}

/** The lessons without the traits that fewer than FEWEST_LINES lines have. */
function keepCommon(lessons: readonly Lesson[]): Lesson[] {
  const lines = new Uint32Array(ROWS);
  for (const { traits } of lessons) for (const row of traits.rows) lines[row] = (lines[row] as number) + 1;
  return lessons.map((lesson) => {
    const { rows, counts } = lesson.traits;
    const kept = [...rows.keys()].filter((at) => (lines[rows[at] as number] as number) >= FEWEST_LINES);
    return {
      ...lesson,
      traits: {
        rows: Int32Array.from(kept, (at) => rows[at] as number),
        counts: Float32Array.from(kept, (at) => counts[at] as number),
      },
    };
  });
}

function shuffled<T>(list: readonly T[], chance: () => number): T[] {
  const order = [...list];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** The same numbers in each run, spread evenly from 0 to 1 (a linear congruential generator). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

const sigmoid = (logits: number) => 1 / (1 + Math.exp(-logits));
const largest = (weights: Float32Array) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
