import type { Content, Prompt } from '../../content/schema';
import type { Block, Button, Message } from '../../message';
import { longDate } from '../../text/long-date';
import { lookUpButton } from '../lookup/entries';
import { NOT_YET_CHECKED } from '../lookup/entry-more';
import { templateAbout } from '../poll/templates';
import { footer } from '../signposts';

/** A prompt's card, for everybody in a conversation. `delivery`: the delivery's id, once there is one; the swap button needs it. */
export function promptCard(
  prompt: Prompt,
  { delivery, content }: { readonly delivery?: string; readonly content: Content },
): Message {
  const { text, followUp, headsUp, about, audience } = prompt;
  const poll = templateAbout(about, audience, content);
  const buttons: Button[] = [
    ...[lookUpButton(about, content)].filter((button) => button !== undefined),
    ...(poll ? [{ label: 'Quick poll on this', command: `poll ${poll.id}` }] : []),
    ...(delivery ? [{ label: 'Another one', command: `another ${delivery}` }] : []),
  ];
  return {
    audience: 'conversation',
    blocks: [
      { kind: 'heading', text: 'Time to reflect' },
      // Anybody who would rather not read about this today finds out before the question, not after it.
      ...(headsUp ? [{ kind: 'text', label: 'Before you read on', text: headsUp } satisfies Block] : []),
      { kind: 'text', text },
      { kind: 'text', label: 'To try this week', text: followUp },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } satisfies Block] : []),
      {
        kind: 'note',
        text: `${forWhom(prompt)} Talk about how you work: no names of children, and nothing about a case.`,
      },
      { kind: 'note', text: provenance(prompt, content) },
      footer(),
    ],
  };
}

function forWhom({ audience }: Prompt): string {
  return audience.length === 3 ? 'For everyone.' : `For ${audience.join(' and ')}.`;
}

function provenance({ sources, reviewed }: Prompt, content: Content): string {
  const works = content.sources
    .filter(({ id }) => sources.includes(id))
    .map(({ title, publisher, year }) => `${title} (${publisher}, ${year})`);
  return reviewed && works.length > 0
    ? `Written for this project, informed by ${works.join('; ')}. Last reviewed ${longDate(reviewed)}.`
    : NOT_YET_CHECKED;
}
