import type { Message } from '../../message';
import { type ReplyTo, replyInOwnChat, replyPrivately } from './reply';

/**
 * Shows a confidential answer to the person alone: where they asked, or else in their own chat with the bot. If Slack
 * accepts neither, `openly` posts the blocks that may be seen by everybody. Until then nobody else sees that there was
 * an answer.
 */
export async function replyInConfidence(
  message: Message,
  to: ReplyTo,
  openly: (message: Message) => Promise<void>,
): Promise<void> {
  await replyPrivately({ message }, to)
    .catch(() => replyInOwnChat(message, to))
    .catch(() => openly({ audience: 'conversation', blocks: message.confidential?.inFrontOfOthers ?? [] }));
}
