import type { webApi } from '@slack/bolt';
import { withoutShareButton } from '../../commands/lookup/share';
import { DeliveryError, type Messenger } from '../../messenger';
import { render } from '../render/render';
import { toDeliveryError } from './delivery-error';
import { post, replace } from './reply';

/**
 * Sends proactive messages (not replies) in Slack. The client must not retry: the caller decides about that. Rejects
 * with `DeliveryError` only; it is `refused` for a conversation or person of another platform.
 */
export function createMessenger(client: webApi.WebClient): Messenger {
  return {
    send: (conversation, message, { thread } = {}) =>
      orDeliveryError(async () => {
        const channel = lastPart(conversation);
        const personal = isPersonal(channel);
        const ts = await post(
          client,
          channel,
          thread,
          render(personal ? message : withoutShareButton(message), { personal }),
        );
        if (ts === undefined) throw new DeliveryError('unclear');
        return ts;
      }),

    replace: (conversation, id, message) =>
      orDeliveryError(async () => {
        const channel = lastPart(conversation);
        const personal = isPersonal(channel);
        await replace(client, channel, id, render(personal ? message : withoutShareButton(message), { personal }));
      }),

    sendDirect: (person, message) =>
      orDeliveryError(async () => {
        // A person's id instead of a channel's opens the bot's chat with that person:
        // https://docs.slack.dev/reference/methods/chat.postMessage#app_home
        await post(client, lastPart(person), undefined, render(message, { personal: true }));
      }),
  };
}

/** `C1` of `slack:T1:C1`. */
function lastPart(address: string): string {
  const [, id] = /^slack:\w+:(\w+)$/.exec(address) ?? [];
  if (id === undefined) throw new DeliveryError('refused');
  return id;
}

const isPersonal = (channel: string) => channel.startsWith('D');

async function orDeliveryError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDeliveryError(error);
  }
}
