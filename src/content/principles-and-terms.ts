import { z } from 'zod';
import {
  aliases,
  alsoFinds,
  day,
  name,
  provenance,
  related,
  reviewBy,
  searchWords,
  slug,
  text,
  voices,
  wording,
} from './fields';

const audiencePoints = z.array(text(300)).min(1).max(5);

export const principle = z
  .strictObject({
    id: z.string().regex(/^principle-[1-8]$/, 'must be principle-1 to principle-8'),
    number: z.int().min(1).max(8).describe('The number in the id.'),
    title: name,
    shortTitle: text(30).describe('For buttons and lists, such as: Children first.'),
    aliases,
    summary: text(600),
    meaning: z.strictObject({
      practitioners: audiencePoints,
      managers: audiencePoints,
      leaders: audiencePoints,
    }),
    questions: z.array(text(300)).min(1).max(5).describe('Open questions to think about, alone or as a team.'),
    keywords: searchWords,
    related,
    ...provenance,
    reviewBy,
    wording,
    voices,
  })
  .refine(({ id, number }) => id === `principle-${number}`, {
    path: ['number'],
    error: 'must be the number in the id',
  });

export const theme = z.strictObject({
  id: z.string().regex(/^theme-[a-z-]+$/, 'must start with theme-'),
  title: name,
  aliases,
  summary: text(600),
  points: z.array(text(300)).min(1).max(6),
  keywords: searchWords,
  related,
  ...provenance,
  reviewBy,
  wording,
});

export const law = z.strictObject({
  note: text(400).describe('What the law says, in plain words. It never says what somebody must do in a case.'),
  statute: text(120).optional().describe('The Act or the guidance, such as Children Act 1989.'),
  section: text(60).optional().describe('The part of it, such as s.47.'),
  jurisdiction: z.enum(['England', 'England and Wales', 'Great Britain', 'United Kingdom', 'International']),
  source: slug
    .optional()
    .describe('The id from sources.yaml where it was checked: the Act, or a page that repeats it.'),
  checkedOn: day.nullable().describe('When somebody checked this; null shows "(not checked)" on the card.'),
  notCheckedBecause: text(200).optional().describe('What was in the way. `npm run content` lists it.'),
  reviewBy,
});

export const term = z.strictObject({
  id: slug,
  term: name,
  abbreviations: z
    .array(text(12))
    .default([])
    .describe('Short forms that mean only this. One with several meanings belongs in abbreviations.yaml.'),
  aliases,
  alsoFinds,
  definition: text(700).describe('What it means, in at most 60 plain words of our own.'),
  inPractice: text(500).optional().describe('What it looks like in everyday work. General, never advice on a case.'),
  sayInstead: z
    .array(z.strictObject({ avoid: text(120), why: text(200), instead: text(200) }))
    .max(6)
    .optional()
    .describe('Words to retire, why, and what to say instead.'),
  law: z.array(law).max(5).optional(),
  agencies: z
    .array(z.strictObject({ agency: text(80), meaning: text(300) }))
    .max(6)
    .optional()
    .describe('Where another agency means something else by the same word.'),
  keywords: searchWords,
  related,
  ...provenance,
  reviewBy,
  wording,
});
