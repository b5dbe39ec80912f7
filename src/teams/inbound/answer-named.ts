import type { Asker } from '../../commands/asker';
import { answer } from '../../commands/index';
import type { Message } from '../../message';
import { roomOf } from '../ids';
import type { Turn } from './turn';

/**
 * What the bot says to a line. Whoever is named in it only by name has the name that Teams gives: with the activity, if they
 * are the one who asks, or in the roster of the conversation that it belongs to.
 */
export async function answerNamed(line: string, turn: Turn, asker: Asker): Promise<Message> {
  const { message } = await answer(line, asker, turn.services);
  const { by } = message;
  if (by?.onlyByName && by.person === asker.person && asker.name)
    return { ...message, by: { ...by, name: asker.name } };
  const { incoming, pressed, context, names, sdk } = turn;
  const room = roomOf(pressed?.context?.at ?? incoming.conversation.id);
  return names.named(message, asker.conversation, async (account) => {
    const connector = await sdk.connectorTo(context.activity.serviceUrl);
    return connector.getConversationMember(room, account);
  });
}
