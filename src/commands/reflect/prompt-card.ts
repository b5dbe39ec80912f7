import type { Content, Prompt } from '../../content/schema';
import type { Block, Button, Message } from '../../message';
import { longDate } from '../../text/long-date';
import { type Handler, privateReply } from '../answer';
import { feedbackButton } from '../button-lines';
import { lookUpButton } from '../lookup/entries';
import { mayHaveChanged } from '../lookup/may-have-changed';
import { templateAbout } from '../poll/templates';
import { WHO_TO_CALL_BUTTON } from '../signposts';
import { wordToRetire } from './word-to-retire';

type How = { readonly delivery?: string; readonly content: Content; readonly now: Date };

/** A prompt's card, for everybody in a conversation. `delivery`: the delivery's id, once there is one; the swap button needs it. */
export function promptCard(prompt: Prompt, { delivery, content, now }: How): Message {
  const { text, followUp, headsUp } = prompt;
  return {
    audience: 'conversation',
    blocks: [
      // Anybody who would rather not read about this today finds out before the question, not after it.
      ...(headsUp ? [{ kind: 'text', text: headsUp } satisfies Block] : []),
      { kind: 'heading', text },
      ...wordToRetire(prompt, content),
      { kind: 'text', label: 'To try', text: followUp },
      ...mayHaveChanged(prompt, now),
      { kind: 'buttons', buttons: buttonsUnder(prompt, delivery, content) },
      { kind: 'note', text: 'Answer in the thread, without names.' },
    ],
  };
}

/** What few people press stands behind the menu: swapping changes the question for everyone. */
function buttonsUnder(
  { about, audience, id, word }: Prompt,
  delivery: string | undefined,
  content: Content,
): readonly Button[] {
  const entry = lookUpButton(word ?? about, content);
  const poll = templateAbout(about, audience, content);
  return [
    ...(entry ? [{ ...entry, label: `About this ${kindOf(entry)}` }] : []),
    ...(poll ? [{ label: 'Quick poll', command: `poll ${poll.id}` }] : []),
    ...(delivery ? [{ label: 'Swap, for everyone', command: `another ${delivery}`, secondary: true } as const] : []),
    { label: 'Where this comes from', command: `prompt-source ${id}`, secondary: true },
    { ...WHO_TO_CALL_BUTTON, secondary: true },
  ];
}

function kindOf({ command }: Button): string {
  if (command.startsWith('glossary')) return 'word';
  return command.includes('theme-') ? 'theme' : 'principle';
}

/** `prompt-source <id>`, behind the menu: whom the question is for, what it rests on, and the way to say what is wrong with it. */
export const promptSource: Handler = (id, _asker, { content }) => {
  const prompt = content.prompts.find((one) => one.id === id);
  if (!prompt) return privateReply('That question is no longer here.');
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'text', text: `${forWhom(prompt)} ${provenance(prompt, content)}` },
        { kind: 'buttons', buttons: [{ ...feedbackButton(id), label: 'Something wrong with it?' }] },
      ],
    },
  };
};

function forWhom({ audience }: Prompt): string {
  return audience.length === 3 ? 'For everyone.' : `For ${audience.join(' and ')}.`;
}

function provenance({ sources, reviewed, word }: Prompt, content: Content): string {
  const term = content.terms.find(({ id }) => id === word)?.term;
  if (term) return `Our own question. What to say instead comes from “${term}” in the glossary.`;
  if (reviewed === null) return OUR_OWN;
  const works = content.sources
    .filter(({ id }) => sources.includes(id))
    .map(({ title, publisher, year }) => `${title} (${publisher}, ${year})`);
  return `Written for this project, informed by ${works.join('; ')}. Last reviewed ${longDate(reviewed)}.`;
}

const OUR_OWN = 'Our own question. It states no fact, so it needs no source.';
