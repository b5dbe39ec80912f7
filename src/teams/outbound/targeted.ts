import { type Activity, type ResourceResponse, TurnContext } from 'botbuilder';
import { DeliveryError } from '../../messenger';
import type { Turn } from '../inbound/turn';
import type { Rendering } from '../render/render';
import { activityOf } from './send';

/**
 * Sends a message that only the asker sees, in the conversation and thread where they asked; false if Teams refuses, as
 * it does in tenants that do not have such messages. Never for personal chats. Rejects if the service has a fault.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
export async function sendTargeted(turn: Turn, rendering: Rendering): Promise<boolean> {
  const { context, services } = turn;
  const address = new URL(context.activity.serviceUrl);
  // botbuilder has no API for this; its client keeps the query of the address that it is given.
  address.searchParams.set('isTargetedActivity', 'true');
  const connector = await connectorTo(turn, address.href);
  const activity = TurnContext.applyConversationReference(
    activityOf(rendering),
    TurnContext.getConversationReference(context.activity),
  );
  try {
    await connector.conversations.sendToConversation(context.activity.conversation.id, activity);
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    services.log.info({ why: error.why }, 'Teams refused a targeted message');
    return false;
  }
}

/** Sends a message to the asker's personal chat, which Teams opens if there is none yet. */
export async function sendInPersonalChat(turn: Turn, rendering: Rendering): Promise<void> {
  const { serviceUrl, recipient, from, conversation } = turn.context.activity;
  const connector = await connectorTo(turn, serviceUrl);
  const tenantId = turn.incoming.channelData?.tenant?.id ?? conversation.tenantId;
  const { id } = await connector.conversations.createConversation({
    isGroup: false,
    bot: recipient,
    members: [from],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  });
  await connector.conversations.sendToConversation(id, { ...activityOf(rendering), from: recipient, recipient: from });
}

/** The part of botbuilder's connector client that is used here. */
type Connector = {
  readonly conversations: {
    sendToConversation(conversation: string, activity: Partial<Activity>): Promise<ResourceResponse>;
    createConversation(parameters: object): Promise<{ readonly id: string }>;
    getConversationMember(conversation: string, account: string): Promise<unknown>;
  };
};

type ConnectorFactory = { create(serviceUrl: string, audience: string | undefined): Promise<Connector> };

export function connectorTo({ context, adapter }: Turn, serviceUrl: string): Promise<Connector> {
  const factory = context.turnState.get<ConnectorFactory>(adapter.ConnectorFactoryKey);
  return factory.create(serviceUrl, context.turnState.get<string>(adapter.OAuthScopeKey));
}

/** True if Teams refused the message and would refuse it again. */
export const isRefusal = (error: unknown): error is DeliveryError => error instanceof DeliveryError && !error.retryable;
