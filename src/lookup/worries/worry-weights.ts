import type { WorryKind } from '../../content/schema';
import type { Traits } from './worry-traits';

/** The number of rows for each kind. Telling the kinds apart needs fewer rows than telling worries from other lines. */
export const KIND_ROWS = 2 ** 14;

/** What was learnt from the lists: the weight of each feature for "a worry", and for each kind. 8-bit integers, to keep the file small. */
export type WorryWeights = {
  /** `ROWS` weights. */
  readonly heard: Int8Array;
  /** The value of 1 in `heard`, in logits. */
  readonly unit: number;
  /** The starting score of every line, in logits. A line with a total above 0 is a worry. */
  readonly bias: number;
  /** `byKind` has `KIND_ROWS` weights for each kind, in this order. */
  readonly kinds: readonly WorryKind[];
  readonly byKind: Int8Array;
};

/** The score in logits: above 0 for a worry; the higher, the surer. */
export function scoreOf({ rows, counts }: Traits, { heard, unit, bias }: WorryWeights): number {
  let score = 0;
  for (let at = 0; at < rows.length; at++) score += (heard[rows[at] as number] as number) * (counts[at] as number);
  return bias + unit * score;
}

/** The kind with the highest score for these features; undefined only if there are no kinds. */
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
