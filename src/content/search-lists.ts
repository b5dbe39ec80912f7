import { z } from 'zod';
import { slug, text } from './fields';

/** An abbreviation that means different things to different agencies. */
export const abbreviation = z.strictObject({
  abbreviation: text(12),
  meanings: z
    .array(z.strictObject({ means: text(80), term: slug.optional() }))
    .min(2)
    .max(6),
});

/** Everyday words that mean the same to the search, such as child, kid and pupil. */
export const sameWords = z.strictObject({
  word: text(40),
  same: z.array(text(40)).min(1).max(80),
});

/** Matters of working life that are out of scope (the printer, parking, payroll), so that the bot stays silent rather than guessing. */
export const elsewhere = z.strictObject({
  topic: text(60),
  keywords: z.array(text(120)).min(1).max(1000),
});
