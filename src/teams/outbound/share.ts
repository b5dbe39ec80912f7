import type { Message } from '../../message';
import { onlyOnce } from '../../platform/only-once';
import { roomOf } from '../ids';
import type { Turn } from '../inbound/turn';
import { renderForTeams } from '../render/render';
import { activityOf, sendToThread } from './send';

export const ALREADY_SHARED = 'That has already been shared. To share it again, please look it up again.';

/** Posts a message to the thread for everybody, once for each card and line; false if that was done before. */
export async function shareOnce(turn: Turn, message: Message, line: string): Promise<boolean> {
  const { conversation, replyToId } = turn.incoming;
  const share = () => sendToThread(turn.context, renderForTeams(message));
  if (replyToId) return onlyOnce(`teams:shared:${roomOf(conversation.id)}:${replyToId}:${line}`, share, turn.services);
  // Without the card's id, a second press looks like a first one.
  await share();
  return true;
}

/**
 * Replaces the card whose button was pressed, for everybody; false if the message does not replace one, or no card is
 * known.
 */
export async function replaceForAll({ context, incoming }: Turn, message: Message): Promise<boolean> {
  if (!message.replaces || !incoming.replyToId) return false;
  await context.updateActivity({ ...activityOf(renderForTeams(message)), id: incoming.replyToId });
  return true;
}
