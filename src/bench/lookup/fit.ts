import { type Weights, weigh } from '../../lookup/weigh';
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
  const flat = lessons.map(flattened);
  const total = lessons.reduce((sum, { count }) => sum + count, 0);
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = weights.map((weight) => -2 * DRAW * weight);
    for (const lesson of flat) addSlope(lesson, weights, ofEntry, ofSilence, slope, total);
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
  const [entry, silence] = [weights.subarray(0, ofEntry), weights.subarray(ofEntry)].map((some) =>
    [...some].map(round),
  );
  const fitted = { entry: entry as number[], silence: silence as number[] };
  return { ...fitted, silentFrom: silentFrom(lessons, fitted) };
}

/**
 * So many of the lessons that want silence get it. It is the aim for strangers, who are easier on it than these lessons: some sets
 * are near misses on purpose.
 */
const SILENT_SHARE = 0.95;

/** From which likelihood on silence is the answer: the highest bound that still leaves enough of what is not ours unanswered. */
export function silentFrom(lessons: readonly Lesson[], weights: Pick<Weights, 'entry' | 'silence'>): number {
  const others = lessons.flatMap(({ evidence, right }) =>
    right.includes(true) ? [] : [weigh(evidence, weights).silence],
  );
  const isEnough = (from: number) => others.filter((silence) => silence > from).length >= SILENT_SHARE * others.length;
  return STEPS.findLast(isEnough) ?? (STEPS[0] as number);
}

const STEPS = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);

/** A lesson's figures one after the other, those of silence last, and which answers are right: hundreds of rounds read them. */
type Flat = {
  readonly entries: number;
  readonly figures: Float64Array;
  readonly isRight: readonly boolean[];
  readonly odds: Float64Array;
  readonly count: number;
};

const flattened = ({ evidence, right, count }: Lesson): Flat => ({
  entries: evidence.entries.length,
  figures: Float64Array.from([...evidence.entries.flatMap(({ figures }) => figures), ...evidence.silence]),
  isRight: [...right, !right.includes(true)],
  odds: new Float64Array(right.length + 1),
  count,
});

/** Adds what one lesson would have the weights be: more of the figures of right answers, less of those of others, each by how likely it is now. */
function addSlope(
  { entries, figures, isRight, odds, count }: Flat,
  weights: Float64Array,
  ofEntry: number,
  ofSilence: number,
  slope: Float64Array,
  total: number,
) {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at <= entries; at++) {
    const [size, from] = at < entries ? [ofEntry, 0] : [ofSilence, ofEntry];
    let sum = 0;
    for (let axis = 0; axis < size; axis++)
      sum += (figures[at * ofEntry + axis] as number) * (weights[from + axis] as number);
    odds[at] = sum;
    most = Math.max(most, sum);
  }
  let all = 0;
  let good = 0;
  for (let at = 0; at <= entries; at++) {
    const one = Math.exp((odds[at] as number) - most);
    odds[at] = one;
    all += one;
    if (isRight[at]) good += one;
  }
  for (let at = 0; at <= entries; at++) {
    const one = odds[at] as number;
    const pull = (count / total) * ((isRight[at] ? one / good : 0) - one / all);
    const [size, from] = at < entries ? [ofEntry, 0] : [ofSilence, ofEntry];
    for (let axis = 0; axis < size; axis++)
      slope[from + axis] = (slope[from + axis] as number) + pull * (figures[at * ofEntry + axis] as number);
  }
}
