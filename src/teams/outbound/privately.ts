import type { Block, Message } from '../../message';
import { conversationId, roomOf, tenantId } from '../ids';
import { isPersonal, isPrivatelyAsked, tenantOf, threadOf } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import { NO_WAY_BACK, type WayBack } from '../inbound/way-back';
import type { ButtonContext } from '../render/button-context';
import type { Rendering } from '../render/render';
import { usesLocalTeams } from '../settings';
import { readAddress } from './address';
import { drawForOne, elsewhere } from './draw';
import { privateWays } from './private-ways';
import { createSingleTry } from './single-try';
import { whereIs } from './where';

/** Where somebody got a message for them alone: where they asked, or in their chat with the bot. */
export type SentTo = 'them here' | 'our chat';

/**
 * Sends a message from a shared conversation to the asker alone: as a targeted message, if the tenant has those, and
 * otherwise in their personal chat; or only one of the two ways. Undefined if it could not be sent. Rejects with
 * `DeliveryError` if the service has a fault.
 */
export async function sendPrivately(
  turn: Turn,
  message: Message,
  way: WayBack = NO_WAY_BACK,
  how: 'here' | 'our chat' | 'anywhere' = 'anywhere',
): Promise<SentTo | undefined> {
  const ways = await privateWays(turn);
  if (how !== 'our chat' && isTargetable(turn)) {
    if (await ways.targeted(drawForOne(message, { alone: true }, way))) return 'them here';
  }
  if (how === 'here') return undefined;
  return (await ways.chat(await forOurChat(turn, message, way))) ? 'our chat' : undefined;
}

/** True if this tenant, or this client, shows messages to one person alone in a shared conversation. */
export const isTargetable = ({ settings, incoming }: Turn): boolean =>
  settings.targetedMessages || isPrivatelyAsked(incoming);

/**
 * The message as it is shown in the personal chat: of somebody who asked in a shared conversation, or who pressed a
 * button there that belongs to one.
 */
export async function forOurChat(turn: Turn, message: Message, way: WayBack = NO_WAY_BACK): Promise<Rendering> {
  const there = await inOurChat(turn, message);
  return drawForOne(there.message, there.where, way);
}

/** The same before it is drawn, with what its buttons say of where it is. */
export async function inOurChat(turn: Turn, message: Message): Promise<ForOne> {
  const at = belongsTo(turn);
  if (at === undefined) return { message, where: {} };
  return { message: elsewhere(message, message.draft ? await place(turn, roomOf(at)) : []), where: { at } };
}

type ForOne = { readonly message: Message; readonly where: Omit<ButtonContext, 'from'> };

/** As in `ButtonContext.at`. Undefined for what belongs to the personal chat itself. */
export function belongsTo({ incoming, pressed }: Turn): string | undefined {
  if (isPersonal(incoming)) return pressed?.context?.at;
  const { thread } = threadOf(incoming);
  const room = roomOf(incoming.conversation.id);
  return thread ? `${room};messageid=${thread}` : room;
}

/** What to say of the conversation that a draft is for. Never rejects: a draft is shown even if Teams does not answer. */
async function place(turn: Turn, room: string): Promise<Block[]> {
  const { services, settings, incoming } = turn;
  try {
    const note = await services.conversationReferences.find(conversationId(tenantId(tenantOf(incoming)), room));
    const address = note === undefined ? undefined : readAddress(note, usesLocalTeams(settings));
    if (!address) return SOMEWHERE;
    const transport = createSingleTry(PATIENCE_MS, usesLocalTeams(settings));
    const known = await whereIs(address, await turn.sdk.connectorTo(address.serviceUrl, { transport }));
    return known.length > 0 ? known : SOMEWHERE;
  } catch (error) {
    services.log.warn({ err: error }, 'Teams did not give the name of a conversation');
    return SOMEWHERE;
  }
}

const SOMEWHERE: Block[] = [{ kind: 'text', label: 'Where', text: 'the channel or chat where you asked' }];

/** Milliseconds: a name is not worth a longer wait. */
const PATIENCE_MS = 3_000;
