import type { PollTemplate, Scale } from './schema';

/**
 * The points of each scale, all in words, in the order in which they are shown: from the least to the most, except for yes,
 * partly, no, in the order people say it. They never change: a trend compares a question with itself months later.
 */
export const SCALES: Readonly<Record<Scale, readonly string[]>> = {
  agreement: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
  confidence: ['Not at all confident', 'Slightly confident', 'Fairly confident', 'Very confident', 'Fully confident'],
  frequency: ['Never', 'Hardly ever', 'Sometimes', 'Often', 'Always'],
  'fist-to-five': [
    '0: no confidence',
    '1: big worries',
    '2: some worries',
    '3: good enough to go on',
    '4: nearly ready',
    '5: fully ready',
  ],
  'yes-partly-no': ['Yes', 'Partly', 'No'],
};

const NOT_MY_ROLE = 'Not my role';
const PREFER_NOT_TO_SAY = 'Prefer not to say';

/** All answers of a template, in order: its scale's points or its own options, then the extra answers that it turns on. */
export function answersOf({ scale, options, notMyRole, preferNotToSay }: PollTemplate): readonly string[] {
  const points = scale === undefined ? (options ?? []) : SCALES[scale];
  return [...points, ...(notMyRole ? [NOT_MY_ROLE] : []), ...(preferNotToSay ? [PREFER_NOT_TO_SAY] : [])];
}
