import { z } from 'zod';
import { slug, text } from './fields';

/** Lines that are not look-ups: questions about the bot itself, greetings, or whom to call. Each entry has its own short answer. */
export const smallTalk = z.strictObject({
  id: slug,
  about: z
    .enum(['bot', 'chat', 'contacts'])
    .describe('bot: a question about the bot. chat: hello, thanks, an insult. contacts: somebody asks whom to call.'),
  says: z.array(text(300)).max(4).describe('The answer: short paragraphs. A chat line has one. Empty for contacts.'),
  phrases: z
    .array(text(80))
    .min(1)
    .max(300)
    .describe('The whole line that people type. Never one that could be a question about practice.'),
});
