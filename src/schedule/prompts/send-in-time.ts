import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import { type Messenger, NotSent } from '../../messenger';
import { inTime, SEND_LIMIT_MS } from './in-time';

type SendOutcome = { readonly messageId: string } | { readonly fault: NotSent };

/**
 * Sends, and says how it went. What takes too long, or fails in a way that the platform's face did not foresee, is
 * `unclear`: nobody knows whether it was posted.
 */
export async function sendInTime(
  { messenger, sendLimitMs }: { readonly messenger: Pick<Messenger, 'send'>; readonly sendLimitMs?: number },
  conversation: Conversation,
  message: Message,
): Promise<SendOutcome> {
  try {
    return { messageId: await inTime(sendLimitMs ?? SEND_LIMIT_MS, messenger.send(conversation, message)) };
  } catch (error) {
    return { fault: error instanceof NotSent ? error : new NotSent('unclear', { cause: error }) };
  }
}
