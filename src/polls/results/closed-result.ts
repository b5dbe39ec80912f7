import { z } from 'zod';

/** What is shown of one answer. */
const share = z.strictObject({
  label: z.string(),
  /** Reads well alone and before “chose”: `half`, `about 35 %`, `3 of 7`. Empty if nothing is told of this answer. */
  words: z.string(),
  /** In per cent, already rounded; null if only words are shown. */
  share: z.number().min(0).max(100).nullable(),
  /** How many parts of a bar of 20 are filled; null if only words are shown. */
  bar: z.int().min(0).max(20).nullable(),
  /** Where the bar's soft end stops, in the same parts; without it, the bar has none. */
  to: z.int().min(0).max(20).optional(),
});

/**
 * What is shown of a closed poll, and, once it is shown, all that is stored of its votes: plain JSON. `voters`: the
 * number as it may be shown. `too few`: fewer than `minimum` people voted, and their number is not kept. `too soon`:
 * the same question showed its result here less than a day before, so this one is kept back until `from`; without
 * `from`, it was destroyed, as all of them once were. `few` and `rounded` are anonymous, `counts` is open. `few`: of 5 to 9
 * voters; `says` is a sentence beside what is told of single answers, or in its place. `words` is how `few` once was.
 */
export const closedResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too few'), minimum: z.int() }),
  z.strictObject({ kind: z.literal('too soon'), from: z.iso.datetime().optional() }),
  z.strictObject({
    kind: z.enum(['words', 'rounded', 'counts']),
    voters: z.string(),
    shares: z.array(share).readonly(),
  }),
  z.strictObject({
    kind: z.literal('few'),
    voters: z.string(),
    says: z.string().nullable(),
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

/** What is drawn as a list: the answers of which something is told, unless the same is told of all of them. */
export function listed({ kind, shares }: ShownResult): readonly Share[] {
  if (kind !== 'few') return shares;
  const told = shares.filter(({ words }) => words !== '');
  return told.some(({ words }) => words !== told[0]?.words) ? told : [];
}
