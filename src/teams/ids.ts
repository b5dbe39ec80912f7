import type { Conversation, Person, Tenant } from '../ids';

/** A GUID as Entra ID gives it; the one of zeros stands for none. */
const GUID = /^(?!0{8}-)[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The installation that something belongs to: its tenant. GUIDs are the same in capitals. */
export const tenantId = (tenant: string | null | undefined): Tenant =>
  `teams:${tenant ? tenant.toLowerCase() : 'unknown'}`;

/** A conversation; of a thread, its channel. `tenant` is a `tenantId`. */
export const conversationId = (tenant: Tenant, conversation: string): Conversation =>
  `${tenant}:${roomOf(conversation)}`;

/**
 * A person: by the object id, which is the same in every chat and for every bot; where Teams gives none, by the account, in
 * a form that no object id has. `tenant` is a `tenantId`.
 */
export function personId(tenant: Tenant, { id, aadObjectId }: Account): Person {
  const object = objectIdIn(aadObjectId);
  return object ? `${tenant}:${object}` : `${tenant}:account:${id}`;
}

/** In small letters; undefined for what is none. */
export function objectIdIn(text: string | null | undefined): string | undefined {
  const object = text?.toLowerCase() ?? '';
  return GUID.test(object) ? object : undefined;
}

/** A thread of a channel is the channel's id followed by the thread's. */
export const roomOf = (conversation: string): string => conversation.split(';messageid=')[0] ?? conversation;

type Account = { readonly id: string; readonly aadObjectId?: string | null | undefined };
