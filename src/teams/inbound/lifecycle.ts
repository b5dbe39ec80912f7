import type { Conversation } from '../../ids';
import type { Lifecycle, Removal } from '../../platform/adapter';
import { conversationId } from '../ids';
import { leadsTo } from '../outbound/address';
import { askerOf, type Incoming, isPersonal, keyOf } from './incoming';
import type { Turn } from './turn';
import { greetingOf } from './welcome';

type Lost = { readonly conversation: Conversation; readonly why: Parameters<Lifecycle['onConversationLost']>[1] };

/**
 * Resolves to true if the activity said that the bot can no longer post somewhere, once everything that follows is
 * done.
 */
export async function handleLifecycle({ incoming, services }: Pick<Turn, 'incoming' | 'services'>): Promise<boolean> {
  const removal = removalIn(incoming);
  const lost = lostConversations(incoming);
  if (!removal && lost.length === 0) return false;
  // A late retry must not delete what was saved after the app was installed again.
  const once = `news:${keyOf(incoming)}`;
  if (incoming.id && !(await services.firstTime(once))) return true;
  try {
    for (const { conversation, why } of lost) await services.lifecycle.onConversationLost(conversation, why);
    if (removal) await remove(removal);
  } catch (error) {
    await services.release(once);
    throw error;
  }
  return true;

  /** Also releases the greetings: if the bot is added again, it greets again. */
  async function remove(removed: Removal): Promise<void> {
    await services.lifecycle.onRemoved(removed);
    for (const id of [incoming.conversation.id, incoming.channelData?.team?.id])
      if (id) await services.release(greetingOf(id));
  }
}

/**
 * What the app was removed from: a team, a chat or a person; undefined if it was not removed. Teams reports this in two
 * ways, and often in both. For a team it names only the team: its channels go too. An app is added to a shared channel
 * separately, so it can be removed from that channel alone. A team that is deleted for good no longer has the app.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
function removalIn(incoming: Incoming): Removal | undefined {
  const { channelData } = incoming;
  if (!isRemoved(incoming) && !isTold(incoming, 'teamHardDeleted')) return undefined;
  const { tenant, conversation, person } = askerOf(incoming, 'typed');
  const team = channelData?.eventType === 'channelMemberRemoved' ? undefined : channelData?.team?.id;
  return {
    tenant,
    conversations: [...new Set([conversation, ...(team ? [conversationId(tenant, team)] : [])])],
    ...(isPersonal(incoming) ? { person } : {}),
    leadsTo: (note) => {
      const to = leadsTo(note);
      if (to?.kind === 'person') return 'nowhere';
      return team !== undefined && to?.kind === 'channel' && to.team === team ? 'gone' : 'here';
    },
  };
}

function isRemoved({ type, action, membersRemoved, recipient }: Incoming): boolean {
  if (type === 'installationUpdate') return action === 'remove';
  return type === 'conversationUpdate' && (membersRemoved ?? []).some(({ id }) => id === recipient.id);
}

/**
 * The conversations that an activity says are closed, for now or for good; empty for any other activity. For a team,
 * Teams names only the team, whose id is that of its first channel; in its other channels the next message fails and
 * says so.
 */
function lostConversations(incoming: Incoming): Lost[] {
  const { channelData } = incoming;
  const { tenant } = askerOf(incoming, 'typed');
  const here = (thing: { readonly id: string } | null | undefined, why: Lost['why']) =>
    thing ? [{ conversation: conversationId(tenant, thing.id), why }] : [];
  if (isTold(incoming, 'channelDeleted')) return here(channelData?.channel, 'gone');
  if (isTold(incoming, 'teamDeleted')) return here(channelData?.team, 'gone');
  return isTold(incoming, 'teamArchived') ? here(channelData?.team, 'archived') : [];
}

const isTold = ({ type, channelData }: Incoming, event: string): boolean =>
  type === 'conversationUpdate' && channelData?.eventType === event;
