import { privateReply } from '../../commands/answer';
import type { Asker } from '../../commands/asker';
import { sharedAlready } from '../../commands/lookup/share';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import type { AdapterServices } from '../../platform/adapter';
import { onlyOnce } from '../../platform/only-once';
import { toDeliveryError } from '../outbound/delivery-error';
import { type ReplyRoute, showAnswer } from '../outbound/show-answer';

/**
 * Shows the entry to everybody in the conversation, once: the private card then loses its button, and a second press
 * before that is told so.
 */
export async function share(
  message: Message,
  { conversation }: Asker,
  route: ReplyRoute,
  services: AdapterServices,
): Promise<void> {
  const { user, origin } = route;
  const { card } = origin;
  const work = () => showAnswer(message, route).catch((error: unknown) => Promise.reject(toDeliveryError(error)));
  try {
    const shared = await onlyOnce(`slack:share:${conversation}:${card?.ts}:${user}`, work, services);
    if (!shared) return await showAnswer(TWICE, route);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.why === 'unclear')) throw error;
    return showAnswer(UNSURE, route);
  }
  if (card?.ephemeral) await showAnswer({ ...sharedAlready(message), replaces: true }, route);
}

const TWICE = privateReply('That button has already been pressed. To share the entry again, look it up again.').message;
const UNSURE = privateReply(
  'I cannot tell whether that was shared. Please check. If it is not there, look it up and share it again.',
).message;
