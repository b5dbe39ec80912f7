import { z } from 'zod';
import { DeliveryError } from '../../messenger';
import { objectIdIn, roomOf } from '../ids';
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
  const connector = await turn.sdk.connectorTo(turn.context.activity.serviceUrl);
  try {
    const found = await connector.getConversationMember(roomOf(conversation.id), from.id);
    const { aadObjectId, objectId } = memberIn(found, from.id) ?? {};
    return { ...incoming, from: { ...from, aadObjectId: aadObjectId ?? objectId ?? from.aadObjectId } };
  } catch (error) {
    if (error instanceof DeliveryError && !error.retryable) return incoming;
    throw error;
  }
}

/** What the roster says of the account that was asked for; undefined if it answered with another one. */
export function memberIn(found: unknown, account: string): Member | undefined {
  const read = readMember(found);
  return read.id === account ? read : undefined;
}

/** Throws if the roster did not answer with a member. */
export const readMember = (found: unknown): Member => member.parse(found);

export type Member = z.output<typeof member>;

const text = z.string().nullish().catch(undefined);
const member = z.object({
  id: z.string(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  userRole: text,
  userPrincipalName: text,
  tenantId: text,
});
