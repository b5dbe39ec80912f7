import type { Poll } from './poll';

/** Whoever presses or types, as in `Asker`. */
export type Person = { readonly tenant: string; readonly conversation: string; readonly person: string };

/**
 * Whether this person may close, extend, export or delete a poll: whoever made it, and the people whom the organisation
 * has named (`admins`, as in `Asker.person`), through the same installation.
 */
export function mayManage(
  { tenant, creator }: Pick<Poll, 'tenant' | 'creator'>,
  asker: Person,
  admins: readonly string[],
): boolean {
  return asker.tenant === tenant && (asker.person === creator || admins.includes(asker.person));
}

/** Whether a vote may count: anybody's, guests' too, from the conversation that the poll was posted in and no other. */
export function mayVote({ tenant, conversation }: Pick<Poll, 'tenant' | 'conversation'>, asker: Person): boolean {
  return asker.tenant === tenant && asker.conversation === conversation;
}
