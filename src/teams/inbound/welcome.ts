import { footer } from '../../commands/signposts';
import { commands } from '../../commands/table';
import type { Message } from '../../message';
import { onlyOnce } from '../../platform/only-once';
import { roomOf } from '../ids';
import { sendToThread } from '../outbound/send';
import { renderForTeams } from '../render/render';
import { askerOf, type Incoming } from './incoming';
import type { Turn } from './turn';

/** True when the app was installed. Teams tells it in two ways, and often in both. */
export function botWasAdded({ type, action, membersAdded, recipient }: Incoming): boolean {
  if (type === 'installationUpdate') return action === 'add';
  return type === 'conversationUpdate' && (membersAdded ?? []).some(({ id }) => id === recipient.id);
}

/** Says hello, once after each installation in a conversation. */
export async function welcome(turn: Turn): Promise<void> {
  const { context, incoming, services } = turn;
  const greet = () => sendToThread(context, renderForTeams(hello(turn)));
  await onlyOnce(greetingOf(incoming.conversation.id), greet, services);
}

/** What stands for the greeting in a conversation: as long as it is not released, there is no other. */
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
      footer(content),
    ],
  };
}
