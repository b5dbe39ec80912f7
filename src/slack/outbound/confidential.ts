import type { Message } from '../../message';
import { render } from '../render/render';
import { post, type ReplyTo, replyPrivately } from './reply';

/**
 * Shows a confidential answer to the person alone: where she asked, or else in her own chat with the bot. Where Slack takes
 * neither, `openly` shows what may be said in front of everybody. Nobody else sees that there was an answer before that.
 */
export async function replyInConfidence(
  message: Message,
  to: ReplyTo,
  openly: (message: Message) => Promise<void>,
): Promise<void> {
  const inOwnChat = () =>
    to.patiently(async () => void (await post(to.client, to.user, undefined, render(message, { personal: true }))));
  await replyPrivately(render(message), to)
    .catch(inOwnChat)
    .catch(() => openly({ audience: 'conversation', blocks: message.confidential?.inFrontOfOthers ?? [] }));
}
