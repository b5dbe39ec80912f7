import { z } from 'zod';
import { about, askedFrom, audiences, checkOwnOrReviewed, reviewBy, slug, text } from './fields';

export const prompt = z
  .strictObject({
    id: slug,
    text: text(300).describe('One question about practice, in fewer than 35 words. Never about a child.'),
    followUp: text(300).describe('Something small to try this week.'),
    about,
    audience: audiences,
    word: slug
      .optional()
      .describe(
        'The id of a term, for a prompt about a word to retire: the card says the first in its sayInstead, why, and what to say instead.',
      ),
    headsUp: text(200)
      .optional()
      .describe(
        'Where it is heavy: what it is about, that it may be left, and whom to turn to. Shown before the question.',
      ),
    anotherView: text(250)
      .optional()
      .describe(
        'Another way to see it, in at most 30 words: posted three days later in the same thread, where a channel asks for two steps.',
      ),
    ...askedFrom,
    reviewBy,
  })
  .check(checkOwnOrReviewed);

export const scale = z.enum(['agreement', 'confidence', 'frequency', 'fist-to-five', 'yes-partly-no']);

/** Slack shows at most ten choices: https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
const MOST_ANSWERS = 10;

export const pollTemplate = z
  .strictObject({
    id: slug,
    question: text(150),
    options: z
      .array(text(75))
      .min(2)
      .max(MOST_ANSWERS)
      .refine((options) => new Set(options.map((option) => option.toLowerCase())).size === options.length, {
        error: 'says the same thing twice',
      })
      .optional(),
    scale: scale.optional().describe('A fixed row of answers, in the place of options.'),
    notMyRole: z.boolean().default(false).describe('True to add the answer “Not my role”.'),
    preferNotToSay: z.boolean().default(false).describe('True to add the answer “Prefer not to say”.'),
    about: about.optional(),
    audience: audiences,
    followUp: text(300).optional().describe('A question to talk about when the result is there.'),
    ...askedFrom,
  })
  .check(checkOwnOrReviewed)
  .refine((poll) => (poll.options === undefined) !== (poll.scale === undefined), 'needs either options or a scale')
  .refine(
    ({ options = [], notMyRole, preferNotToSay }) =>
      options.length + Number(notMyRole) + Number(preferNotToSay) <= MOST_ANSWERS,
    {
      path: ['options'],
      error: `leaves no room for “Not my role” or “Prefer not to say”: at most ${MOST_ANSWERS} answers in all`,
    },
  );
