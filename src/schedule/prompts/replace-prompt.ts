import type { Conversation, Person } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { ScheduleServices } from './services';

/** How long after it was posted a prompt can be replaced. */
const CHANGE_MS = 10 * 60 * 1_000;

type Swap = {
  readonly conversation: Conversation;
  /** The prompt that was to be swapped; another may stand there by now. */
  readonly shown: string;
  readonly by: { readonly person: Person; readonly name?: string };
};

/** Swapping a prompt that has just been posted for another one. */
export function createSwaps({ store, messenger, choosing, messages, clock }: ScheduleServices) {
  /** The posted delivery, if it can still be swapped. `unknown` if it was not posted in this conversation. */
  async function swappable(id: string, conversation: Conversation) {
    const delivery = await store.deliveries.find(id);
    if (delivery?.conversation !== conversation || delivery.state !== 'sent') return 'unknown';
    const { message_id, sent_at, prompt } = delivery;
    if (message_id === null || sent_at === null || prompt === null) return 'unknown';
    if (clock().getTime() - Date.parse(sent_at) > CHANGE_MS) return 'too late';
    return { delivery, message: message_id, prompt };
  }

  return {
    /** The prompt that a delivery shows, if it can still be swapped. */
    async swappable(
      id: string,
      conversation: Conversation,
    ): Promise<{ readonly prompt: string } | 'too late' | 'unknown'> {
      const found = await swappable(id, conversation);
      return typeof found === 'string' ? found : { prompt: found.prompt };
    },

    /**
     * Puts another prompt in the place of the one that a delivery (`id`) shows, with who did it. `swapped before`: somebody else
     * was quicker. Rejects with `DeliveryError`.
     */
    async another(
      id: string,
      { conversation, shown, by }: Swap,
    ): Promise<'replaced' | 'swapped before' | 'too late' | 'unknown' | 'no other'> {
      const found = await swappable(id, conversation);
      if (typeof found === 'string') return found;
      const { delivery, message } = found;
      if (found.prompt !== shown) return 'swapped before';
      const prompt = await choosing.next(delivery);
      if (!prompt || prompt.id === shown) return 'no other';
      if (!(await store.deliveries.replacePrompt(delivery, prompt.id))) return 'swapped before';
      const card = messages.card(prompt, { delivery: id, conversation: delivery.conversation });
      try {
        await messenger.replace(conversation, message, { ...card, by: { did: 'Swapped', ...by } });
      } catch (error) {
        // Without an answer, the new prompt may be there all the same.
        if (error instanceof DeliveryError && error.why !== 'unclear')
          await store.deliveries.keepPrompt(delivery, prompt.id);
        throw error;
      }
      return 'replaced';
    },
  };
}
