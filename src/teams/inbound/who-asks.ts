import type { Asker } from '../../commands/asker';
import { DeliveryError } from '../../messenger';
import { conversationId } from '../ids';
import { readAddress } from '../outbound/address';
import { usesLocalTeams } from '../settings';
import { isPressed } from './button';
import { guestIn, isGuest } from './guest';
import { askerOf, hintElsewhere, isPersonal, tenantOf } from './incoming';
import type { Turn } from './turn';
import { type Member, memberIn } from './who';

/**
 * Who typed or pressed, and for which conversation. A card in a personal chat may belong to another conversation, such
 * as a draft that is to be posted in a channel: a press there counts as one in that conversation. What the button says
 * is not believed: the conversation must be one where this bot can post in this tenant, and Teams must say that whoever
 * pressed is a member of it now. Undefined if either is not so. Rejects if Teams does not answer.
 */
export async function whoAsks(turn: Turn): Promise<Asker | undefined> {
  const { incoming, pressed } = turn;
  const via = !isPressed(incoming) ? 'typed' : pressed?.form ? 'form' : 'button';
  const pressedAt = (incoming.timestamp ?? turn.services.clock()).getTime();
  const asker = { ...askerOf(incoming, via, pressed?.form), ...guestIn(turn), pressedAt };
  const at = pressed?.context?.at;
  // In a shared conversation, what counts is where the button was pressed.
  if (at === undefined || !isPersonal(incoming)) return asker;
  const [room = '', thread] = at.split(';messageid=');
  const conversation = conversationId(asker.tenant, room);
  const member = await memberOf(turn, conversation, room);
  if (!member) return undefined;
  const tenant = tenantOf(incoming);
  return {
    ...asker,
    conversation,
    setting: 'shared',
    ...(thread ? { thread } : {}),
    commandHint: hintElsewhere,
    isGuest: async () => isGuest(incoming.from, tenant) || isGuest(member, tenant),
  };
}

async function memberOf(turn: Turn, conversation: Asker['conversation'], room: string): Promise<Member | undefined> {
  const { services, settings, incoming, sdk } = turn;
  const note = await services.conversationReferences.find(conversation);
  const address = note === undefined ? undefined : readAddress(note, usesLocalTeams(settings));
  if (!address || address.to.kind === 'person' || address.to.kind === 'personal') return undefined;
  const connector = await sdk.connectorTo(address.serviceUrl);
  try {
    return memberIn(await connector.getConversationMember(room, incoming.from.id), incoming.from.id);
  } catch (error) {
    if (error instanceof DeliveryError && !error.retryable) return undefined;
    throw error;
  }
}

/** Told to somebody whose button belongs to a conversation that they, or the bot, are no longer in. */
export const NOT_A_MEMBER =
  'That belongs to a channel or chat that one of us is not in, so nothing has changed. Please ask me there.';
