import type { Asker } from '../../commands/asker';
import type { Message } from '../../message';
import { onlyOnce } from '../../platform/only-once';
import { roomOf } from '../ids';
import { isPersonal } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import { drawForAll } from './draw';
import { activityOf, sendToThread } from './send';

/** Not that it was shared: the first press may have had no answer. */
export const ALREADY_SHARED = 'That button has already been pressed. To share it again, look it up again.';

/**
 * Posts a message for everybody, once for each card and line; false if that was done before. It goes to the thread, or
 * to the conversation that a card in a personal chat belongs to.
 */
export async function shareOnce(turn: Turn, asker: Asker, message: Message, line: string): Promise<boolean> {
  const { conversation, replyToId } = turn.incoming;
  const share = () =>
    isElsewhere(turn, asker) ? shareThere(turn, message) : sendToThread(turn.context, drawForAll(message));
  if (replyToId)
    return onlyOnce(`shared:${asker.tenant}:${roomOf(conversation.id)}:${replyToId}:${line}`, share, turn.services);
  // Without the card's id, a second press looks like a first one.
  await share();
  return true;
}

const isElsewhere = ({ incoming }: Turn, { setting }: Asker) => isPersonal(incoming) && setting === 'shared';

/** Nobody comes here whose place was not checked: see `whoAsks`. */
async function shareThere(turn: Turn, message: Message): Promise<void> {
  const { serviceUrl, recipient: from } = turn.context.activity;
  const connector = await turn.sdk.connectorTo(serviceUrl);
  await connector.sendToConversation(turn.pressed?.context?.at ?? '', { ...activityOf(drawForAll(message)), from });
}

/**
 * Replaces the card whose button was pressed, for everybody; false if the message does not replace one, or no card is
 * known.
 */
export async function replaceForAll({ context, incoming }: Turn, message: Message): Promise<boolean> {
  if (!message.replaces || !incoming.replyToId) return false;
  await context.updateActivity({ ...activityOf(drawForAll(message)), id: incoming.replyToId });
  return true;
}
