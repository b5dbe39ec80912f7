import { z } from 'zod';
import { DeliveryError } from '../../messenger';
import { objectIdIn, roomOf } from '../ids';
import { connectorTo } from '../outbound/targeted';
import { type Incoming, isFromBot } from './incoming';
import type { Turn } from './turn';

/**
 * The same activity with the object id of whoever wrote or pressed. Where the activity brings none, Teams is asked who it
 * is: the same member must not count once by one id and once more by another. Somebody whom Teams knows by no object id,
 * such as a guest of a meeting who has not signed in, stays without. Throws where Teams does not answer.
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
