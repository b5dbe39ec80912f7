import type { News } from '../face';
import { conversationId } from './ids';
import { askerOf, type Incoming } from './incoming';

type Left = { readonly conversation: string; readonly why: Parameters<News['left']>[1] };

/**
 * The conversations that an activity says the bot can no longer speak in; none for everything else. Teams tells of a
 * removal in two ways, and often in both. Of a team it names the team alone, whose id is that of its first channel: in
 * the others, the next message fails and says so.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export function placesLeft(incoming: Incoming): Left[] {
  const { type, action, channelData, membersRemoved, recipient } = incoming;
  const { tenant, conversation } = askerOf(incoming, 'typed');
  const team = channelData?.team && conversationId(tenant, channelData.team.id);
  const channel = channelData?.channel && conversationId(tenant, channelData.channel.id);
  const removed =
    type === 'installationUpdate'
      ? action === 'remove'
      : type === 'conversationUpdate' && (membersRemoved ?? []).some(({ id }) => id === recipient.id);
  if (removed) return each([conversation, team], 'removed');
  if (type !== 'conversationUpdate') return [];
  switch (channelData?.eventType) {
    case 'channelDeleted':
      return each([channel], 'gone');
    case 'teamDeleted':
    case 'teamHardDeleted':
      return each([team], 'gone');
    case 'teamArchived':
      return each([team], 'archived');
    default:
      return [];
  }
}

const each = (conversations: readonly (string | null | undefined)[], why: Left['why']): Left[] =>
  [...new Set(conversations)].flatMap((conversation) => (conversation ? [{ conversation, why }] : []));
