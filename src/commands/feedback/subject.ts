import type { Content } from '../../content/schema';
import { atMost } from '../../text/cut';
import { entryOf, heading } from '../lookup/entries';

/** What feedback is about: an entry, or a question of the week. */
export type Subject = { readonly id: string; readonly title: string };

/** Undefined if nothing has this id. */
export function subjectOf(id: string, content: Content): Subject | undefined {
  const entry = entryOf(id, content);
  if (entry) return { id, title: heading(entry).text };
  const prompt = content.prompts.find((one) => one.id === id);
  return prompt && { id, title: atMost(prompt.text, LONGEST_TITLE) };
}

/** In characters: enough to know a question by. */
const LONGEST_TITLE = 80;
