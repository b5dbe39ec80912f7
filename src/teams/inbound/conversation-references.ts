import { createBoundedMap } from '../../bounded-map';
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
  const written = createBoundedMap<number>(MOST_KNOWN);

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
    const whose = isPersonal(incoming) && isPerson(incoming) ? person : undefined;
    await refresh(conversation, tenant, { ...around, to: placeOf(incoming) }, whose);
    if (!isPerson(incoming) || isVote(pressed)) return;
    await refresh(person, tenant, { ...around, to: { kind: 'person', account: incoming.from.id } });
  };

  async function refresh(of: Conversation | Person, tenant: Tenant, address: Address, whose?: Person): Promise<void> {
    const kept = await services.conversationReferences.find(of);
    const note = writeAddress({ ...address, to: withTeam(address.to, kept) });
    const now = services.clock().getTime();
    const last = written.get(of);
    if (kept === note && last !== undefined && Math.abs(now - last) < REFRESHED_EVERY) return;
    await services.conversationReferences.remember(of, tenant, note, whose);
    written.set(of, now);
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
