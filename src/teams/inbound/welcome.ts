import { footer } from '../../commands/signposts';
import { commands } from '../../commands/table';
import type { Message } from '../../message';
import { onlyOnce } from '../../platform/only-once';
import { roomOf } from '../ids';
import { sendToThread } from '../outbound/send';
import { renderForTeams } from '../render/render';
import { askerOf, type Incoming } from './incoming';
import type { Turn } from './turn';

/** True if the app was installed. Teams reports this in two ways, and often in both. */
export function botWasAdded({ type, action, membersAdded, recipient }: Incoming): boolean {
  if (type === 'installationUpdate') return action === 'add';
  return type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id === recipient.id);
}

/** Greets a conversation, once for each installation in it. */
export async function welcome(turn: Turn): Promise<void> {
  const { context, incoming, services } = turn;
  const greet = () => sendToThread(context, renderForTeams(hello(turn)));
  await onlyOnce(greetingOf(incoming.conversation.id), greet, services);
}

/** The key of the greeting in a conversation: until it is released, the bot does not greet there again. */
export const greetingOf = (conversation: string): string => `teams:welcome:${roomOf(conversation)}`;

function hello({ incoming, services: { content } }: Turn): Message {
  const { commandHint } = askerOf(incoming, 'typed');
  return {
    audience: 'conversation',
    blocks: [
      { kind: 'heading', text: 'Hello, I am Practice Compass' },
      {
        kind: 'text',
        text: `I explain ${content.principles.length} practice principles and ${content.terms.length} terms, in plain English. I read only what is addressed to me.`,
      },
      {
        kind: 'list',
        label: 'What you can type',
        items: commands.map(({ usage, does }) => `${commandHint(usage)}: ${does}`),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'See the principles', command: 'principle' },
          { label: 'Browse the glossary', command: 'glossary' },
          { label: 'Help and privacy', command: 'help' },
        ],
      },
      footer(),
    ],
  };
}
