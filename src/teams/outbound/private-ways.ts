import { DeliveryError } from '../../messenger';
import { tenantOf } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import type { Rendering } from '../render/render';
import type { Activity, Outgoing } from '../sdk/port';
import { activityOf } from './send';
import type { Standing, Way } from './standing';

/**
 * The two ways to reach the asker alone. They still work once the turn is over. With `before`, the new message takes the
 * place of that one, or is sent anew if that one is gone or went the other way. They reject with `DeliveryError`.
 */
type PrivateWays = {
  /**
   * In the conversation and thread where they asked; never for personal chats. False if Teams refuses, as it does in
   * tenants that do not have such messages.
   * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
   */
  readonly targeted: (rendering: Rendering, before?: Standing) => Promise<Standing | false>;
  /** In their chat with the bot, which Teams opens if there is none yet. False if Teams refuses. */
  readonly chat: (rendering: Rendering, before?: Standing) => Promise<Standing | false>;
  /** The same for what is no card of ours. */
  readonly inChat: (message: Outgoing) => Promise<Standing | false>;
  /** Puts this in the place of the message there, and nowhere else. False if Teams refuses, as it does if that is gone. */
  readonly replace: (rendering: Rendering, there: Standing) => Promise<Standing | false>;
};

export async function privateWays(turn: Turn): Promise<PrivateWays> {
  const { activity } = turn.context;
  const { serviceUrl, recipient, from, conversation } = activity;
  const { services, sdk } = turn;
  const { log } = services;
  const [toOne, toAll] = await Promise.all([
    sdk.connectorTo(serviceUrl, { targeted: true }),
    sdk.connectorTo(serviceUrl),
  ]);
  const tenantId = tenantOf(turn.incoming) ?? undefined;

  const toAsker: { readonly [W in Way]: (message: Outgoing) => Outgoing } = {
    targeted: (message) => inAnswerTo(activity, message),
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

  function send(way: Way, message: Outgoing): Promise<Standing | false> {
    return unlessRefused(way, async () => {
      const to = way === 'chat' ? await openChat() : conversation.id;
      const { id } = await connectors[way].sendToConversation(to, toAsker[way](message));
      return { way, conversation: to, id: id ?? '' };
    });
  }

  function replace(rendering: Rendering, there: Standing): Promise<Standing | false> {
    const { way, id } = there;
    return unlessRefused(way, async () => {
      const message = { ...toAsker[way](activityOf(rendering)), id };
      await connectors[way].updateActivity(there.conversation, id, message);
      return there;
    });
  }

  async function openChat(): Promise<string> {
    const { id } = await toAll.createConversation({
      isGroup: false,
      bot: recipient,
      members: [from],
      ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : {}),
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

/** Addressed as an answer is: to whoever wrote or pressed, in the conversation and thread where they did. */
const inAnswerTo = (
  { id, channelId, serviceUrl, locale, from, recipient, conversation }: Activity,
  message: Outgoing,
) => ({
  ...message,
  ...{ channelId, serviceUrl, conversation, from: recipient, recipient: from },
  ...(locale ? { locale } : {}),
  ...(id ? { replyToId: id } : {}),
});

/** True if Teams refused the message and would refuse it again. */
const isRefusal = (error: unknown): error is DeliveryError => error instanceof DeliveryError && !error.retryable;
