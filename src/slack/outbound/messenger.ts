import type { webApi } from '@slack/bolt';
import { withoutShareButton } from '../../commands/lookup/share';
import { DeliveryError, type Messenger } from '../../messenger';
import { render } from '../render/render';
import { notSent } from './delivery-error';
import { post, replace } from './reply';

/**
 * Speaks in Slack without having been asked. The client must not try again by itself: who sends decides about that. It
 * takes conversations and people of Slack alone; another's is `refused`.
 */
export function createMessenger(client: webApi.WebClient): Messenger {
  return {
    send: (conversation, message, { thread } = {}) =>
      orNotSent(async () => {
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
      orNotSent(async () => {
        const channel = lastPart(conversation);
        const personal = isPersonal(channel);
        await replace(client, channel, id, render(personal ? message : withoutShareButton(message), { personal }));
      }),

    sendDirect: (person, message) =>
      orNotSent(async () => {
        // A person's id in the place of a channel opens the bot's chat with that person:
        // https://docs.slack.dev/reference/methods/chat.postMessage#app_home
        await post(client, lastPart(person), undefined, render(message, { personal: true }));
      }),
  };
}

/** `slack:T1:C1` → C1 */
function lastPart(address: string): string {
  const [, id] = /^slack:\w+:(\w+)$/.exec(address) ?? [];
  if (id === undefined) throw new DeliveryError('refused');
  return id;
}

const isPersonal = (channel: string) => channel.startsWith('D');

async function orNotSent<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw notSent(error);
  }
}
