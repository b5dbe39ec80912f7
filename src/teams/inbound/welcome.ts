import { servicesIn } from '../../commands/answer';
import { helloBlocks } from '../../commands/hello';
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

function hello({ incoming, services }: Turn): Message {
  const asker = askerOf(incoming, 'typed');
  return { audience: 'conversation', blocks: helloBlocks(asker, servicesIn(asker.tenant, services)) };
}
