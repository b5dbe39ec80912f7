import type { Conversation } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { ScheduleServices } from './services';

/** For so long after it was posted, a prompt can be changed for another. */
const CHANGE_MS = 10 * 60 * 1_000;

/** Another prompt in the place of one that has just been posted. */
export function createAnother({ store, messenger, choosing, messages, clock }: ScheduleServices) {
  /** `unknown` for what was not posted in this conversation. Throws `NotSent`. */
  return async function another(
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
    // Two who press at the same moment get one other prompt.
    if (!(await store.deliveries.replacePrompt(delivery, prompt.id))) return 'replaced';
    try {
      await messenger.replace(conversation, message_id, messages.card(prompt, { delivery: id }));
    } catch (error) {
      // Without an answer it may stand there all the same.
      if (error instanceof DeliveryError && error.why !== 'unclear')
        await store.deliveries.keepPrompt(delivery, prompt.id);
      throw error;
    }
    return 'replaced';
  };
}
