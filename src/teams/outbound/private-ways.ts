import { type Activity, type ResourceResponse, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { DeliveryError } from '../../messenger';
import { tenantOf } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import type { Rendering } from '../render/render';
import { activityOf } from './send';

/**
 * Where a message to one person stands, and the way that it went. A message is only ever replaced by the same way:
 * otherwise what is for one person could be put where others read it.
 */
export type Standing = { readonly way: Way; readonly conversation: string; readonly id: string };
type Way = 'targeted' | 'chat';

/**
 * The two ways to reach the asker alone. They still work once the turn is over. With `before`, the new message takes the
 * place of that one, or is sent anew if that one is gone or went the other way. They reject with `DeliveryError`.
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
  /** Puts this in the place of the message there, and nowhere else. False if Teams refuses, as it does if that is gone. */
  readonly replace: (rendering: Rendering, there: Standing) => Promise<Standing | false>;
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

  const toAsker: { readonly [W in Way]: (message: Partial<Activity>) => Partial<Activity> } = {
    targeted: (message) => TurnContext.applyConversationReference(message, reference),
    chat: (message) => ({ ...message, from: recipient, recipient: from }),
  };
  const connectors = { targeted: toOne, chat: toAll };

  return {
    targeted: async (rendering, before) =>
      (before?.way === 'targeted' && (await replace(rendering, before))) || send('targeted', activityOf(rendering)),
    chat: async (rendering, before) =>
      (before?.way === 'chat' && (await replace(rendering, before))) || send('chat', activityOf(rendering)),
    inChat: (message) => send('chat', message),
    replace,
  };

  function send(way: Way, message: Partial<Activity>): Promise<Standing | false> {
    return unlessRefused(way, async () => {
      const to = way === 'chat' ? await openChat() : conversation.id;
      const { id } = await connectors[way].conversations.sendToConversation(to, toAsker[way](message));
      return { way, conversation: to, id };
    });
  }

  function replace(rendering: Rendering, there: Standing): Promise<Standing | false> {
    const { way, id } = there;
    return unlessRefused(way, async () => {
      const message = { ...toAsker[way](activityOf(rendering)), id };
      await connectors[way].conversations.updateActivity(there.conversation, id, message);
      return there;
    });
  }

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

  async function unlessRefused(way: Way, call: () => Promise<Standing>): Promise<Standing | false> {
    try {
      return await call();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      log.info({ why: error.why }, REFUSED[way]);
      return false;
    }
  }
}

const REFUSED = {
  targeted: 'Teams refused a targeted message',
  chat: 'Teams refused a message in a personal chat',
} as const;

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
