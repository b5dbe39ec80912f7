import { type Activity, type ResourceResponse, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { DeliveryError } from '../../messenger';
import { tenantOf } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import type { Rendering } from '../render/render';
import { activityOf, type Standing } from './send';

/**
 * The two ways to reach the asker alone. They still work once the turn is over. With `before`, the new message takes the
 * place of that one, or is sent anew if that one is gone. They reject with `DeliveryError`.
 */
export type PrivateWays = {
  /**
   * In the conversation and thread where they asked; never for personal chats. False if Teams refuses, as it does in
   * tenants that do not have such messages.
   * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
   */
  readonly targeted: (rendering: Rendering, before?: Standing) => Promise<Standing | false>;
  /** In their chat with the bot, which Teams opens if there is none yet. False if Teams refuses. */
  readonly chat: (rendering: Rendering, before?: Standing) => Promise<Standing | false>;
  /** The same for what is no card of ours. */
  readonly inChat: (message: Partial<Activity>) => Promise<Standing | false>;
};

export async function privateWays(turn: Turn): Promise<PrivateWays> {
  const { activity } = turn.context;
  const { serviceUrl, recipient, from, conversation } = activity;
  const { log } = turn.services;
  const address = new URL(serviceUrl);
  // botbuilder has no API for this; its client keeps the query of the address that it is given.
  address.searchParams.set('isTargetedActivity', 'true');
  const [toOne, toAll] = await Promise.all([connectorTo(turn, address.href), connectorTo(turn, serviceUrl)]);
  const reference = TurnContext.getConversationReference(activity);
  const tenantId = tenantOf(turn.incoming) ?? undefined;

  return {
    targeted: (rendering, before) =>
      unlessRefused('Teams refused a targeted message', () => {
        const message = TurnContext.applyConversationReference(activityOf(rendering), reference);
        return put(toOne, conversation.id, message, before);
      }),

    chat: (rendering, before) =>
      unlessRefused('Teams refused a message in a personal chat', async () => {
        const message = { ...activityOf(rendering), from: recipient, recipient: from };
        return put(toAll, before ? before.conversation : await openChat(), message, before);
      }),

    inChat: (message) =>
      unlessRefused('Teams refused a message in a personal chat', async () =>
        put(toAll, await openChat(), { ...message, from: recipient, recipient: from }),
      ),
  };

  async function openChat(): Promise<string> {
    const { id } = await toAll.conversations.createConversation({
      isGroup: false,
      bot: recipient,
      members: [from],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    });
    return id;
  }

  async function unlessRefused(what: string, send: () => Promise<Standing>): Promise<Standing | false> {
    try {
      return await send();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      log.info({ why: error.why }, what);
      return false;
    }
  }
}

async function put(
  { conversations }: Connector,
  conversation: string,
  message: Partial<Activity>,
  before?: Standing,
): Promise<Standing> {
  if (before) {
    try {
      await conversations.updateActivity(conversation, before.id, { ...message, id: before.id });
      return before;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  const { id } = await conversations.sendToConversation(conversation, message);
  return { conversation, id };
}

/** The part of botbuilder's connector client that is used here. */
type Connector = Pick<ConnectorClient, 'credentials'> & {
  readonly conversations: {
    sendToConversation(conversation: string, activity: Partial<Activity>): Promise<ResourceResponse>;
    updateActivity(conversation: string, id: string, activity: Partial<Activity>): Promise<unknown>;
    createConversation(parameters: object): Promise<{ readonly id: string }>;
    getConversationMember(conversation: string, account: string): Promise<unknown>;
  };
};

type ConnectorFactory = { create(serviceUrl: string, audience: string | undefined): Promise<Connector> };

/** A connector client that carries the bot's token, for the service at this address. */
export function connectorTo({ context, adapter }: Turn, serviceUrl: string): Promise<Connector> {
  const factory = context.turnState.get<ConnectorFactory>(adapter.ConnectorFactoryKey);
  return factory.create(serviceUrl, context.turnState.get<string>(adapter.OAuthScopeKey));
}

/** True if Teams refused the message and would refuse it again. */
const isRefusal = (error: unknown): error is DeliveryError => error instanceof DeliveryError && !error.retryable;
