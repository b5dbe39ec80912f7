import { createBoundedMap } from '../../bounded-map';
import { onlyShows } from '../../commands/read-line';
import type { Conversation, Person, Tenant } from '../../ids';
import type { AdapterServices } from '../../platform/adapter';
import { roomOf } from '../ids';
import { type Address, leadsTo, writeAddress } from '../outbound/address';
import { isTeamsService } from '../service-address';
import { isVote, type Pressed } from './button';
import { askerOf, type Incoming, isFromBot, isPersonal, tenantOf } from './incoming';

/** Milliseconds. References rarely change, and a busy channel must not write one with every message. */
const REFRESHED_EVERY = 60 * 60 * 1000;

/**
 * For how many conversations and people we know when they were last written. The oldest above that are written again.
 */
const MOST_KNOWN = 10_000;

/**
 * Milliseconds. Presses that only show something come one after the other, and need no reference: for so long they rely on
 * what was last seen. Another replica may have deleted it meanwhile; then whatever is pressed a moment later writes it.
 */
const TRUSTED_FOR = 60 * 1000;

export type Remember = (incoming: Incoming, serviceUrl: string, pressed?: Pressed) => Promise<void>;

/**
 * Saves how to reach the conversation and the person of an activity later. Writes at once if the reference is new, was
 * deleted (the app may have been removed and added again) or has changed, such as its service address; otherwise once
 * an hour. For a thread it saves the channel: a proactive message is a post of its own.
 */
export function createConversationReferences(
  services: Pick<AdapterServices, 'conversationReferences' | 'clock'>,
  localTeams: boolean,
): Remember {
  const written = createBoundedMap<{ readonly at: number; readonly seenAt: number; readonly note: string }>(MOST_KNOWN);

  return async (incoming, serviceUrl, pressed) => {
    if (!isTeamsService(serviceUrl, localTeams)) return;
    // A voter leaves no trace but the vote: the time at which somebody became known here would give them away. A personal
    // chat is somebody, too.
    if (isVote(pressed) && isPersonal(incoming)) return;
    const { tenant, conversation, person } = askerOf(incoming, 'typed');
    const around = {
      version: 1,
      serviceUrl,
      bot: incoming.recipient.id,
      tenant: tenantOf(incoming) ?? undefined,
    } as const;
    const only = pressed !== undefined && onlyShows(pressed.says) ? TRUSTED_FOR : 0;
    await refresh(conversation, tenant, { ...around, to: placeOf(incoming) }, only);
    if (!isPerson(incoming) || isVote(pressed)) return;
    await refresh(person, tenant, { ...around, to: { kind: 'person', account: incoming.from.id } }, only);
  };

  async function refresh(
    of: Conversation | Person,
    tenant: Tenant,
    address: Address,
    trustedFor: number,
  ): Promise<void> {
    const now = services.clock().getTime();
    const last = written.get(of);
    const isTrusted = last !== undefined && Math.abs(now - last.seenAt) < trustedFor;
    const kept = isTrusted ? last.note : await services.conversationReferences.find(of);
    const note = writeAddress({ ...address, to: withTeam(address.to, kept) });
    const isRecent = last !== undefined && Math.abs(now - last.at) < REFRESHED_EVERY;
    if (kept === note && isRecent) {
      if (!isTrusted) written.set(of, { at: last.at, seenAt: now, note });
      return;
    }
    await services.conversationReferences.remember(of, tenant, note);
    written.set(of, { at: now, seenAt: now, note });
  }
}

/** Not every activity of a channel names its team, so a team once known is kept: a channel goes when its team goes. */
function withTeam(to: Address['to'], kept: string | undefined): Address['to'] {
  if (to.kind !== 'channel' || to.team || kept === undefined) return to;
  const before = leadsTo(kept);
  return before?.kind === 'channel' && before.team ? { ...to, team: before.team } : to;
}

function placeOf(incoming: Incoming): Address['to'] {
  const { id, conversationType } = incoming.conversation;
  const conversation = roomOf(id);
  const team = incoming.channelData?.team?.id;
  if (conversationType === 'channel') return { kind: 'channel', conversation, ...(team ? { team } : {}) };
  return { kind: isPersonal(incoming) ? 'personal' : 'groupChat', conversation };
}

/** A `conversationUpdate` may come from the team or the bot itself. */
const isPerson = (incoming: Incoming) => incoming.type !== 'conversationUpdate' && !isFromBot(incoming);
