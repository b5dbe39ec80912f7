import type { Conversation, Person } from '../../ids';
import type { Block, Message } from '../../message';
import { DeliveryError, type Messenger, type RateLimit } from '../../messenger';
import type { AdapterServices } from '../../platform/adapter';
import { renderForTeams } from '../render/render';
import type { Connector, Outgoing, TeamsSdk } from '../sdk/port';
import { isForTenant, type TeamsSettings, usesLocalTeams } from '../settings';
import { type Address, readAddress } from './address';
import { isRefusedByIssuer } from './delivery-error';
import { drawForAll } from './draw';
import type { RosterNames } from './roster-names';
import { activityOf } from './send';
import { createSingleTry } from './single-try';
import { whereIs } from './where';

/** Milliseconds. Teams answers in a second or two; after this time a message is `unclear`. */
const SEND_TIME_LIMIT = 15_000;

/**
 * Sends proactive messages in Teams, by the conversation reference that the adapter saved when somebody last wrote
 * there. Tries each message once and rejects only with `DeliveryError`: the caller decides when to try again.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function createMessenger(
  sdk: TeamsSdk,
  settings: TeamsSettings,
  { conversationReferences, log }: Pick<AdapterServices, 'conversationReferences' | 'log'>,
  names: RosterNames,
): Messenger {
  const transport = createSingleTry(settings.sendTimeLimit ?? SEND_TIME_LIMIT, usesLocalTeams(settings));

  return {
    send: (conversation, message, { thread } = {}) =>
      speak(conversation, async (connector, address) =>
        post(connector, inThread(address, thread), await named(message, conversation, connector, address)),
      ),

    replace: (conversation, id, message) =>
      speak(conversation, async (connector, address) => {
        const place = placeOf(address);
        const said = await named(message, conversation, connector, address);
        await connector.updateActivity(place, id, { ...addressed(address, place, said), id });
      }),

    sendDirect: async (person, message) => {
      const where = (await Promise.all(placesIn(message).map(whereAbout))).flat();
      await speak(person, async (connector, address) => {
        if (address.to.kind !== 'person') throw new DeliveryError('removed');
        const { id } = await connector.createConversation({
          isGroup: false,
          bot: { id: address.bot },
          members: [{ id: address.to.account }],
          ...(address.tenant ? { tenantId: address.tenant, channelData: { tenant: { id: address.tenant } } } : {}),
        });
        const said = { ...message, blocks: [...where, ...message.blocks] };
        await post(connector, { ...address, to: { kind: 'personal', conversation: id } }, said);
      });
    },

    probe: (conversation) =>
      speak(conversation, async (connector, address) => {
        await connector.getConversationPagedMembers(placeOf(address), { pageSize: 1 });
      }),
  };

  function named(message: Message, conversation: Conversation, connector: Connector, address: Address) {
    const ask = (account: string) => connector.getConversationMember(placeOf(address), account);
    return names.named(message, conversation, ask);
  }

  /** Where it happened, if Teams tells us. Never rejects: the message must be sent even without it. */
  async function whereAbout(conversation: Conversation): Promise<Block[]> {
    try {
      return await speak(conversation, (connector, address) => whereIs(address, connector));
    } catch (error) {
      log.warn({ err: error, conversation }, 'Teams did not give the name of a conversation');
      return [];
    }
  }

  /** Calls `say` with a connector client that carries the bot's token, for the service at the saved address. */
  async function speak<Said>(
    of: Conversation | Person,
    say: (connector: Connector, address: Address) => Promise<Said>,
  ): Promise<Said> {
    const address = await addressOf(of);
    try {
      return await say(await sdk.connectorTo(address.serviceUrl, { transport }), address);
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      // Anything else fails before a message is sent: no token could be had, or a library is at fault.
      log.error({ err: error }, 'A message could not be sent to Teams');
      throw new DeliveryError(isRefusedByIssuer(error) ? 'unauthorised' : 'down', { cause: error });
    }
  }

  async function addressOf(of: Conversation | Person): Promise<Address> {
    const note = await conversationReferences.find(of).catch((cause: unknown) => {
      log.error({ err: cause }, 'A conversation reference could not be read');
      throw new DeliveryError('down', { cause });
    });
    const address = note === undefined ? undefined : readAddress(note, usesLocalTeams(settings));
    if (!address) throw new DeliveryError('removed');
    if (!isForTenant(settings, address.tenant)) throw new DeliveryError('unauthorised');
    return address;
  }
}

async function post(connector: Connector, address: Address, message: Message): Promise<string> {
  const place = placeOf(address);
  const { id } = await connector.sendToConversation(place, addressed(address, place, message));
  if (!id) throw new DeliveryError('unclear', { cause: new Error('the connector gave no message id') });
  return id;
}

/** In a channel, the thread is part of the conversation's id; other conversations have no threads. */
function inThread(address: Address, thread: string | undefined): Address {
  const { to } = address;
  if (to.kind !== 'channel' || !thread) return address;
  return { ...address, to: { ...to, conversation: `${to.conversation};messageid=${thread}` } };
}

function placeOf({ to }: Address): string {
  if (to.kind === 'person') throw new DeliveryError('removed');
  return to.conversation;
}

function addressed({ bot, tenant }: Address, conversation: string, message: Message): Outgoing {
  return {
    ...activityOf(message.audience === 'conversation' ? drawForAll(message) : renderForTeams(message)),
    from: { id: bot, name: 'Practice Compass' },
    conversation: { id: conversation },
    ...(tenant ? { channelData: { tenant: { id: tenant } } } : {}),
  };
}

/** The first conversations that a message is about; each costs Teams two requests. */
const placesIn = ({ about = [] }: Message): readonly Conversation[] => [about].flat().slice(0, MOST_PLACES);
const MOST_PLACES = 5;

/**
 * Teams allows an app 50 requests a second in a tenant, most of which answers to people need, and in a conversation 7
 * messages a second, or 60 in half a minute. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const TEAMS_PACE: RateLimit = { tenantGapMs: 50, conversationGapMs: 1_000 };
