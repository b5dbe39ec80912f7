import type { Conversation, Person, Tenant } from '../ids';

/** A GUID as Entra ID writes it. The all-zero GUID is left out, because it means “none”. */
const GUID = /^(?!0{8}-)[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** `teams:<tenant>`, in lower case because GUIDs ignore case; `teams:unknown` if Teams gives no tenant. */
export const tenantId = (tenant: string | null | undefined): Tenant =>
  `teams:${tenant ? tenant.toLowerCase() : 'unknown'}`;

/** `teams:<tenant>:<conversation>`; a thread has its channel's id. `tenant` comes from `tenantId`. */
export const conversationId = (tenant: Tenant, conversation: string): Conversation =>
  `${tenant}:${roomOf(conversation)}`;

/**
 * `teams:<tenant>:<object id>`, which is the same in every chat and for every bot. If Teams gives no object id,
 * `teams:<tenant>:account:<account>`, which no object id can equal. `tenant` comes from `tenantId`.
 */
export function personId(tenant: Tenant, { id, aadObjectId }: Account): Person {
  const object = objectIdIn(aadObjectId);
  return object ? `${tenant}:${object}` : `${tenant}:account:${id}`;
}

/** The object id in lower case; undefined if `text` is not one. */
export function objectIdIn(text: string | null | undefined): string | undefined {
  const object = text?.toLowerCase() ?? '';
  return GUID.test(object) ? object : undefined;
}

/** The conversation's id without the thread: Teams writes a thread as `<channel>;messageid=<thread>`. */
export const roomOf = (conversation: string): string => conversation.split(';messageid=')[0] ?? conversation;

type Account = { readonly id: string; readonly aadObjectId?: string | null | undefined };
