import type { Conversation } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { ScheduleServices } from './services';

/** How long after it was posted a prompt can be replaced. */
const CHANGE_MS = 10 * 60 * 1_000;

/** Replaces a prompt that has just been posted with another one. */
export function createReplacePrompt({ store, messenger, choosing, messages, clock }: ScheduleServices) {
  /** `id`: the delivery; `unknown` if it was not posted in this conversation. Rejects with `DeliveryError`. */
  return async function replacePrompt(
    id: string,
    conversation: Conversation,
  ): Promise<'replaced' | 'too late' | 'unknown' | 'no other'> {
    const delivery = await store.deliveries.find(id);
    if (delivery?.conversation !== conversation || delivery.state !== 'sent') return 'unknown';
    const { message_id, sent_at, prompt: shown } = delivery;
    if (message_id === null || sent_at === null) return 'unknown';
    if (clock().getTime() - Date.parse(sent_at) > CHANGE_MS) return 'too late';
    const prompt = await choosing.next(delivery);
    if (!prompt || prompt.id === shown) return 'no other';
    // Two people who press at the same moment get one other prompt.
    if (!(await store.deliveries.replacePrompt(delivery, prompt.id))) return 'replaced';
    try {
      await messenger.replace(conversation, message_id, messages.card(prompt, { delivery: id }));
    } catch (error) {
      // Without an answer, the new prompt may be there all the same.
      if (error instanceof DeliveryError && error.why !== 'unclear')
        await store.deliveries.keepPrompt(delivery, prompt.id);
      throw error;
    }
    return 'replaced';
  };
}
