import type { WorryKind } from '../content/schema';
import type { Traits } from './worry-traits';

/** Kinds are told apart by fewer rows than worries from other lines. */
export const KIND_ROWS = 2 ** 14;

/** What was learnt from the lists: how much each trait speaks for a worry, and for each kind. Whole numbers, to be kept small. */
export type WorryWeights = {
  /** One weight for each of ROWS. */
  readonly heard: Int8Array;
  /** What one whole number of `heard` stands for, in logits. */
  readonly unit: number;
  /** Where every line starts from, in logits: what comes out above nothing is a worry. */
  readonly bias: number;
  /** In this order, KIND_ROWS weights for each. */
  readonly kinds: readonly WorryKind[];
  readonly byKind: Int8Array;
};

/** Above nothing for a worry; the more, the surer. */
export function scoreOf({ rows, counts }: Traits, { heard, unit, bias }: WorryWeights): number {
  let score = 0;
  for (let at = 0; at < rows.length; at++) score += (heard[rows[at] as number] as number) * (counts[at] as number);
  return bias + unit * score;
}

/** The kind that a worry's traits speak for most. */
export function likeliestKind({ rows, counts }: Traits, { kinds, byKind }: WorryWeights): WorryKind | undefined {
  let [likeliest, most]: [WorryKind | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const [index, kind] of kinds.entries()) {
    let score = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = (rows[at] as number) & (KIND_ROWS - 1);
      score += (byKind[index * KIND_ROWS + row] as number) * (counts[at] as number);
    }
    if (score > most) [likeliest, most] = [kind, score];
  }
  return likeliest;
}
