import type { Message } from '../../message';
import { onlyOnce } from '../../platform/only-once';
import { roomOf } from '../ids';
import type { Turn } from '../inbound/turn';
import { renderForTeams } from '../render/render';
import { activityOf, sendToThread } from './send';

export const ALREADY_SHARED = 'That is shared already. To share it again, please look it up again.';

/** Posts a message into the thread for everybody, once for each card whose button was pressed; false when it was there before. */
export async function shareOnce(turn: Turn, message: Message, line: string): Promise<boolean> {
  const { conversation, replyToId } = turn.incoming;
  const share = () => sendToThread(turn.context, renderForTeams(message));
  if (replyToId) return onlyOnce(`teams:shared:${roomOf(conversation.id)}:${replyToId}:${line}`, share, turn.services);
  // Without the card's id nothing tells a second press from a first one.
  await share();
  return true;
}

/** Shows a message to everybody in the place of the card whose button was pressed; false where no card was. */
export async function replaceForAll({ context, incoming }: Turn, message: Message): Promise<boolean> {
  if (!message.replaces || !incoming.replyToId) return false;
  await context.updateActivity({ ...activityOf(renderForTeams(message)), id: incoming.replyToId });
  return true;
}
