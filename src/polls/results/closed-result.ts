import { z } from 'zod';

/** What is shown of one answer. */
const share = z.strictObject({
  label: z.string(),
  /** Reads well alone and before “chose”: `about half`, `about 35 %`, `3 of 7`. */
  words: z.string(),
  /** In per cent, already rounded; null if only words are shown. */
  share: z.number().min(0).max(100).nullable(),
  /** How many parts of a bar of 20 are filled; null if only words are shown. */
  bar: z.int().min(0).max(20).nullable(),
});

/**
 * What is shown of a closed poll, and, once it is shown, all that is stored of its votes: plain JSON. `voters`: the
 * number as it may be shown. `too few`: fewer than `minimum` people voted, and their number is not kept. `too soon`:
 * the same question showed its result here less than a day before, so this one is kept back until `from`; without
 * `from`, it was destroyed, as all of them once were. `words` and `rounded` are anonymous, `counts` is open.
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

/** A result to be shown from `from` on, and not before. */
export type KeptBack = { readonly kind: 'kept back'; readonly from: Date; readonly result: ShownResult };

export const isShown = (result: ClosedResult): result is ShownResult => 'shares' in result;

/** Whether the result says anything about anybody's vote. An open poll without votes only shows that there are none. */
export const gaveSomethingAway = (result: ClosedResult): boolean => isShown(result) && result.voters !== '0';
