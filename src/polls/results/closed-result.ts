import { z } from 'zod';

/** What is shown of one answer. */
const share = z.strictObject({
  label: z.string(),
  /** Reads alone and before “chose”: `about half`, `about 35 %`, `3 of 7`. */
  words: z.string(),
  /** In per cent, already rounded; null where only words are shown. */
  share: z.number().min(0).max(100).nullable(),
  /** How much of a bar of 20 is filled; null where only words are shown. */
  bar: z.int().min(0).max(20).nullable(),
});

/**
 * What is shown of a closed poll, and all of it that is ever stored: plain JSON. `voters` is the number as it may be shown.
 * `too few`: fewer than `minimum` people voted, and how many is not kept. `too soon`: the same question showed its result
 * here within a day, so that this one is kept back until `from`; without a time, it was destroyed, as once all were. `words` and `rounded` are anonymous, `counts` is open.
 */
export const closedResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too few'), minimum: z.int() }),
  z.strictObject({ kind: z.literal('too soon'), from: z.iso.datetime().optional() }),
  z.strictObject({
    kind: z.enum(['words', 'rounded', 'counts']),
    voters: z.string(),
    shares: z.array(share).readonly(),
  }),
]);

export type Share = Readonly<z.output<typeof share>>;
export type ClosedResult = Readonly<z.output<typeof closedResult>>;
/** A result with something to show. */
export type ShownResult = Extract<ClosedResult, { shares: unknown }>;

/** What is told of the votes once the time has come, and not before. */
export type KeptBack = { readonly kind: 'kept back'; readonly from: Date; readonly result: ShownResult };

export const isShown = (result: ClosedResult): result is ShownResult => 'shares' in result;

/** Whether somebody's vote was told of. An open poll that ends with no votes shows that there are none. */
export const gaveSomethingAway = (result: ClosedResult): boolean => isShown(result) && result.voters !== '0';
