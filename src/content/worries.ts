import { z } from 'zod';
import { slug, text } from './fields';

/** What somebody may be worried about. The answer to each says whom to call. */
export const worryKinds = [
  'own-distress',
  'disclosure',
  'immediate-danger',
  'report',
  'child',
  'honour-based-abuse',
  'forced-marriage',
  'fgm',
  'professional',
  'adult',
] as const;

/** Everyday ways of expressing one kind of worry, and whom to call. Checked before every look-up. */
export const worry = z.strictObject({
  kind: z.enum(worryKinds).describe('What the worry is about.'),
  says: text(200).describe('A kind sentence or two, below whom to call. Never advice on a case.'),
  call: z.array(slug).min(1).max(5).describe('Ids from signposts.yaml, the first to call first.'),
  terms: z
    .array(text(60))
    .max(30)
    .default([])
    .describe('Words that people look up about it. Whoever types one alone sees whom to call above the entry.'),
  phrases: z
    .array(text(160))
    .min(1)
    .max(1000)
    .describe('What people type, slips included. Never from a real case; no names, no places.'),
});

/** Lines that sound like a worry but are not: idioms, look-ups, questions about practice. */
export const noWorry = z.strictObject({
  topic: text(60),
  phrases: z.array(text(160)).min(1).max(1000),
});
