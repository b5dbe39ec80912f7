import { z } from 'zod';
import { DeliveryError } from '../../messenger';
import { objectIdIn, roomOf } from '../ids';
import { connectorTo } from '../outbound/targeted';
import { type Incoming, isFromBot } from './incoming';
import type { Turn } from './turn';

/**
 * The same activity, with the object id of the person who wrote or pressed. If the activity has none, Teams is asked
 * for it: one member must not count twice, under two ids. Somebody for whom Teams has no object id, such as a meeting
 * guest who has not signed in, stays without one. Rejects if Teams does not answer.
 */
export async function withObjectId(turn: Turn): Promise<Incoming> {
  const { incoming } = turn;
  const { from, conversation, type } = incoming;
  const acts = (type === 'message' || type === 'invoke') && !isFromBot(incoming);
  if (!acts || objectIdIn(from.aadObjectId)) return incoming;
  const connector = await connectorTo(turn, turn.context.activity.serviceUrl);
  try {
    const found = await connector.conversations.getConversationMember(roomOf(conversation.id), from.id);
    const { id, aadObjectId, objectId } = member.parse(found);
    return id === from.id ? { ...incoming, from: { ...from, aadObjectId: aadObjectId ?? objectId } } : incoming;
  } catch (error) {
    if (error instanceof DeliveryError && !error.retryable) return incoming;
    throw error;
  }
}

const member = z.object({ id: z.string(), aadObjectId: z.string().nullish(), objectId: z.string().nullish() });
