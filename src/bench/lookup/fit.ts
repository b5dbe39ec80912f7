import type { Weights } from '../../lookup/weigh';
import type { Lesson } from './lessons';

const ROUNDS = 800;
const PACE = 0.05;
/** Draws every weight towards nothing, so that one that few lessons need stays small. */
const DRAW = 2e-4;

/**
 * The weights under which the right answers of all lessons are likeliest: a softmax regression over the entries and silence,
 * by gradient ascent (Adam) over all lessons at once. The same lessons give the same weights.
 */
export function fitWeights(lessons: readonly Lesson[]): Weights {
  const ofEntry = lessons.find(({ evidence }) => evidence.entries.length > 0)?.evidence.entries[0]?.figures.length ?? 0;
  const ofSilence = lessons[0]?.evidence.silence.length ?? 0;
  const weights = new Float64Array(ofEntry + ofSilence);
  const total = lessons.reduce((sum, { count }) => sum + count, 0);
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = weights.map((weight) => -2 * DRAW * weight);
    for (const lesson of lessons) addSlope(lesson, weights, ofEntry, slope, total);
    const pace = PACE * (1 - round / (ROUNDS + 1));
    for (let at = 0; at < weights.length; at++) {
      const by = slope[at] as number;
      first[at] = 0.9 * (first[at] as number) + 0.1 * by;
      second[at] = 0.999 * (second[at] as number) + 0.001 * by * by;
      const mean = (first[at] as number) / (1 - 0.9 ** round);
      const spread = Math.sqrt((second[at] as number) / (1 - 0.999 ** round));
      weights[at] = (weights[at] as number) + (pace * mean) / (spread + 1e-8);
    }
  }
  const round = (weight: number) => Number(weight.toFixed(3));
  return { entry: [...weights.subarray(0, ofEntry)].map(round), silence: [...weights.subarray(ofEntry)].map(round) };
}

/** Adds what one lesson would have the weights be: more of the figures of right answers, less of those of others, each by how likely it is now. */
function addSlope(
  { evidence, right, count }: Lesson,
  weights: Float64Array,
  ofEntry: number,
  slope: Float64Array,
  total: number,
) {
  const logits = evidence.entries.map(({ figures }) => dot(figures, weights, 0));
  logits.push(dot(evidence.silence, weights, ofEntry));
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp(logit - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const wantsSilence = !right.includes(true);
  const isRight = (at: number) => (at < right.length ? right[at] === true : wantsSilence);
  const good = odds.reduce((sum, one, at) => sum + (isRight(at) ? one : 0), 0);
  for (const [at, one] of odds.entries()) {
    const pull = (count / total) * ((isRight(at) ? one / good : 0) - one / all);
    const figures = at < right.length ? (evidence.entries[at]?.figures ?? []) : evidence.silence;
    const from = at < right.length ? 0 : ofEntry;
    for (let axis = 0; axis < figures.length; axis++) {
      slope[from + axis] = (slope[from + axis] as number) + pull * (figures[axis] as number);
    }
  }
}

function dot(figures: readonly number[], weights: Float64Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < figures.length; at++) sum += (figures[at] as number) * (weights[from + at] as number);
  return sum;
}
