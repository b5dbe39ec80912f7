import type { Conversation } from '../../ids';
import type { Lifecycle, Removal } from '../../platform/adapter';
import { conversationId } from '../ids';
import { leadsTo } from '../outbound/address';
import { askerOf, type Incoming, isPersonal } from './incoming';
import type { Turn } from './turn';
import { greetingOf } from './welcome';

type Left = { readonly conversation: Conversation; readonly why: Parameters<Lifecycle['onConversationLost']>[1] };

/** True where an activity told that the bot can no longer speak somewhere; what follows from that is then done. */
export async function handleLifecycle({ incoming, services }: Pick<Turn, 'incoming' | 'services'>): Promise<boolean> {
  const removal = removalIn(incoming);
  const left = placesLeft(incoming);
  if (!removal && left.length === 0) return false;
  // A late repetition must not delete what came after a new installation.
  const once = `teams:news:${incoming.conversation.id}:${incoming.id}`;
  if (incoming.id && !(await services.firstTime(once))) return true;
  try {
    for (const { conversation, why } of left) await services.lifecycle.onConversationLost(conversation, why);
    if (removal) await remove(removal);
  } catch (error) {
    await services.release(once);
    throw error;
  }
  return true;

  /** Added again, it greets again. */
  async function remove(removed: Removal): Promise<void> {
    await services.lifecycle.onRemoved(removed);
    for (const id of [incoming.conversation.id, incoming.channelData?.team?.id])
      if (id) await services.release(greetingOf(id));
  }
}

/**
 * The app was removed, which in Teams is done for a team, a chat or a person. Teams tells it in two ways, and often in both.
 * Of a team it names the team alone: its channels go along. A shared channel, where an app is allowed apart, may be left by
 * itself. A team that is deleted for good has no app any more.
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
 * The conversations that an activity says are closed, for now or for good; none for everything else. Of a team it names the
 * team alone, whose id is that of its first channel: in the others, the next message fails and says so.
 */
function placesLeft(incoming: Incoming): Left[] {
  const { channelData } = incoming;
  const { tenant } = askerOf(incoming, 'typed');
  const here = (thing: { readonly id: string } | null | undefined, why: Left['why']) =>
    thing ? [{ conversation: conversationId(tenant, thing.id), why }] : [];
  if (isTold(incoming, 'channelDeleted')) return here(channelData?.channel, 'gone');
  if (isTold(incoming, 'teamDeleted')) return here(channelData?.team, 'gone');
  return isTold(incoming, 'teamArchived') ? here(channelData?.team, 'archived') : [];
}

const isTold = ({ type, channelData }: Incoming, event: string): boolean =>
  type === 'conversationUpdate' && channelData?.eventType === event;
