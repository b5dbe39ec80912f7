import { z } from 'zod';
import { entryCard } from '../commands/entry-card';
import type { Content } from '../content/schema';
import type { FaceServices } from '../face';
import type { Block } from '../message';
import { clip } from './fit-card';
import { plainLine } from './line';
import { asItIs } from './markdown';
import { renderForTeams } from './render';
import { answerInvoke } from './send';
import type { Turn } from './turn';

/** Teams shows up to 25 at once; on a phone, ten is a long list. */
const MOST_RESULTS = 10;
const TERMS_TO_BEGIN_WITH = 5;
const LONGEST_PREVIEW = 120;

/**
 * The search in the compose box: previews to choose from, each with the card that is then inserted. Teams waits five seconds.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
export async function searched(turn: Turn): Promise<void> {
  const words = wordsOf(turn.incoming.value);
  const ids = words === '' ? beginning(turn.services.content) : found(words, turn.services);
  const attachments = ids.map((id) => result(id, turn.services.content)).filter((one) => one !== undefined);
  await answerInvoke(turn.context, {
    composeExtension:
      attachments.length > 0
        ? { type: 'result', attachmentLayout: 'list', attachments }
        : { type: 'message', text: 'I found nothing that I can stand behind. Try one or two plain words.' },
  });
}

/** What Teams shows in place of results. */
export const instead = (text: string) => ({ composeExtension: { type: 'message', text } });

const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});

/** Teams asks once with `initialRun` before anything has been typed. Other clients have names of their own for the words. */
function wordsOf(value: unknown): string {
  const words = query.safeParse(value).data?.parameters.find(({ name }) => name !== 'initialRun')?.value;
  return typeof words === 'string' ? plainLine(words) : '';
}

function beginning({ principles, terms }: Content): string[] {
  return [...principles, ...terms.slice(0, TERMS_TO_BEGIN_WITH)].map(({ id }) => id);
}

function found(words: string, { lookUp }: FaceServices): string[] {
  const { results, suggestions } = lookUp(words, ['term', 'principle', 'theme']);
  const entries = results.length > 0 ? results.map(({ entry }) => entry) : suggestions;
  return entries.slice(0, MOST_RESULTS).map(({ id }) => id);
}

function result(id: string, content: Content) {
  const blocks = entryCard(id, content);
  return (
    blocks && {
      contentType: 'application/vnd.microsoft.card.adaptive',
      // The card goes into a message of the person's own, so Teams says already who shares it.
      content: renderForTeams({ audience: 'conversation', blocks }).card,
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: previewOf(blocks) },
    }
  );
}

function previewOf(blocks: readonly Block[]) {
  const heading = blocks.find((block) => block.kind === 'heading')?.text ?? '';
  const text = blocks.find((block) => block.kind === 'text')?.text ?? '';
  return { title: inPreview(heading), text: inPreview(text) };
}

/** The text of a thumbnail card may hold HTML. */
const inPreview = (text: string) =>
  clip(asItIs(text), LONGEST_PREVIEW).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
