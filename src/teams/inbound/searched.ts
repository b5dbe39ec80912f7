import { z } from 'zod';
import { servicesIn } from '../../commands/answer';
import { entryCard } from '../../commands/lookup/entry-card';
import { termsMeant } from '../../commands/lookup/found-notes';
import { smallTalkIn } from '../../commands/lookup/small-talk';
import { contactsFor, firstContacts, WHO_TO_CALL, whoToCall } from '../../commands/lookup/who-to-call';
import { worryAsTerm, worryIn } from '../../commands/lookup/worry';
import type { Content } from '../../content/schema';
import { EVERY_KIND } from '../../lookup/entry';
import { namedIn } from '../../lookup/named-in';
import type { Block, Contact } from '../../message';
import { contactLine } from '../../plain-text';
import type { AdapterServices } from '../../platform/adapter';
import { withEntities } from '../../text/with-entities';
import { answerInvoke } from '../outbound/send';
import { clip } from '../render/fit-card';
import { plainCardText } from '../render/markdown';
import { renderForTeams } from '../render/render';
import { askerOf } from './incoming';
import { textFromTeamsHtml } from './line';
import type { Turn } from './turn';

/** Teams shows up to 25 at once; on a phone, ten is a long list. */
const MOST_RESULTS = 10;
const TERMS_TO_BEGIN_WITH = 5;
const LONGEST_PREVIEW = 120;

/**
 * Answers a search in the compose box: previews to choose from, each with the card to insert. Teams waits five seconds.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
export async function searched(turn: Turn): Promise<void> {
  const words = wordsOf(turn.incoming.value);
  const services = servicesIn(askerOf(turn.incoming, 'typed').tenant, turn.services);
  await services.ready?.();
  const { content } = services;
  const { contacts, ids, says } = words === '' ? { ...NOTHING, ids: beginning(content) } : found(words, services);
  const entries = ids.flatMap((id) => result(id, services) ?? []);
  const attachments = [...(contacts ? [whoToCallResult(contacts, content)] : []), ...entries];
  await answerInvoke(
    turn.context,
    attachments.length > 0
      ? { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } }
      : instead(says ?? 'I could not find that. Try one or two plain words.'),
  );
}

/**
 * What a search finds: entry ids; `contacts` to show above them if there is a worry; or `says`, a line to show instead.
 */
type Brought = { readonly contacts?: readonly Contact[]; readonly ids: readonly string[]; readonly says?: string };
const NOTHING: Brought = { ids: [] };

/** What Teams shows in place of results. */
export const instead = (text: string) => ({ composeExtension: { type: 'message', text } });

const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
});

/**
 * Teams asks once with `initialRun` before anything is typed. Clients differ in the name of the parameter with the
 * words.
 */
function wordsOf(value: unknown): string {
  const words = query.safeParse(value).data?.parameters.find(({ name }) => name !== 'initialRun')?.value;
  return typeof words === 'string' ? textFromTeamsHtml(words) : '';
}

function beginning({ principles, terms }: Content): string[] {
  return [...principles, ...terms.slice(0, TERMS_TO_BEGIN_WITH)].map(({ id }) => id);
}

/** A worry comes first here too, and a question about the bot is not searched for. */
function found(words: string, services: AdapterServices): Brought {
  const { content, lookUp } = services;
  const worry = worryIn(words, services);
  if (worry) return { contacts: contactsFor(worry, content), ids: idsOf(namedIn(words, content)) };
  const lookup = lookUp(words, EVERY_KIND);
  const { results, suggestions } = lookup;
  const term = worryAsTerm(words, content);
  if (term) {
    const named = results.filter(({ match }) => match !== 'related').map(({ entry }) => entry);
    return { contacts: contactsFor(term, content), ids: idsOf(named) };
  }
  const talk = smallTalkIn(words, services);
  if (talk?.about === 'contacts') return { contacts: firstContacts(content), ids: [] };
  if (talk) return { ids: [], says: talk.says.join(' ') };
  const ids = idsOf(results.length > 0 ? results.map(({ entry }) => entry) : suggestions);
  return { ids: [...new Set([...ids.slice(0, 1), ...termsMeant(lookup), ...ids])] };
}

const idsOf = (entries: readonly { readonly id: string }[]) => entries.slice(0, MOST_RESULTS).map(({ id }) => id);

/** The preview shows whom to call about this worry; the inserted card lists everybody to call, whatever the worry. */
function whoToCallResult(contacts: readonly Contact[], content: Content) {
  const text = contacts.map(contactLine).join('; ');
  return insertable(whoToCall(content), { title: inPreview(WHO_TO_CALL), text: inPreview(text) });
}

function result(id: string, services: AdapterServices) {
  const blocks = entryCard(id, services);
  return blocks && insertable(blocks, previewOf(blocks));
}

/** The card goes into the person's own message, so Teams already shows who shares it. */
const insertable = (blocks: readonly Block[], preview: { readonly title: string; readonly text: string }) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: renderForTeams({ audience: 'conversation', blocks }).card,
  preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: preview },
});

function previewOf(blocks: readonly Block[]) {
  const heading = blocks.find((block) => block.kind === 'heading')?.text ?? '';
  const text = blocks.find((block) => block.kind === 'text')?.text ?? '';
  return { title: inPreview(heading), text: inPreview(text) };
}

/** The text of a thumbnail card may hold HTML. */
const inPreview = (text: string) => withEntities(clip(plainCardText(text), LONGEST_PREVIEW));
