import type { webApi } from '@slack/bolt';
import { withoutShareButton } from '../../commands/lookup/share';
import type { Message } from '../../message';
import { DeliveryError, type Messenger } from '../../messenger';
import { tenantOf } from '../inbound/request-context';
import { toDeliveryError } from './delivery-error';
import type { PresenterOf, Saying } from './presenter';
import { post, replace } from './reply';

/**
 * Sends proactive messages (not replies) in Slack. `clientOf`: the client of an installation (`T1`), which must not retry: the
 * caller decides about that. Rejects with `DeliveryError` only; it is `refused` for a conversation or person of another
 * platform.
 */
export function createMessenger(
  clientOf: (installation: string) => Promise<webApi.WebClient>,
  presenterOf: PresenterOf,
): Messenger {
  const addressed = async (to: string) => {
    const { installation, id } = partsOf(to);
    return { id, way: { client: await clientOf(installation), presenter: presenterOf(tenantOf(installation)) } };
  };

  return {
    send: (conversation, message, { thread } = {}) =>
      orDeliveryError(async () => {
        const { id, way } = await addressed(conversation);
        const ts = await post(way, id, thread, inChannel(id, message));
        if (ts === undefined) throw new DeliveryError('unclear');
        return ts;
      }),

    replace: (conversation, ts, message) =>
      orDeliveryError(async () => {
        const { id, way } = await addressed(conversation);
        await replace(way, id, ts, inChannel(id, message));
      }),

    sendDirect: (person, message) =>
      orDeliveryError(async () => {
        // A person's id instead of a channel's opens the bot's chat with that person:
        // https://docs.slack.dev/reference/methods/chat.postMessage#app_home
        const { id, way } = await addressed(person);
        await post(way, id, undefined, { message, personal: true });
      }),

    // https://docs.slack.dev/reference/methods/auth.test
    probe: (conversation) =>
      orDeliveryError(async () => {
        const client = await clientOf(partsOf(conversation).installation);
        const { response_metadata } = await client.auth.test();
        const scopes: unknown = response_metadata?.scopes;
        // Slack knows the token, but would refuse a message: what the app may do was changed.
        if (Array.isArray(scopes) && !scopes.includes('chat:write')) throw new DeliveryError('unauthorised');
      }),
  };
}

/** `T1` and `C1` of `slack:T1:C1`. */
function partsOf(address: string): { readonly installation: string; readonly id: string } {
  const [, installation, id] = /^slack:(\w+):(\w+)$/.exec(address) ?? [];
  if (installation === undefined || id === undefined) throw new DeliveryError('refused');
  return { installation, id };
}

function inChannel(channel: string, message: Message): Saying {
  const personal = isPersonal(channel);
  return { message: personal ? message : withoutShareButton(message), personal };
}

const isPersonal = (channel: string) => channel.startsWith('D');

async function orDeliveryError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDeliveryError(error);
  }
}
