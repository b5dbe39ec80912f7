import type { Poll } from './poll';

/** Whoever presses or types, as in `Asker`. */
type Person = { readonly tenant: string; readonly conversation: string; readonly person: string };

/**
 * Whether this person may close, extend, export or delete a poll: whoever made it, and the people whom the organisation
 * has named (`admins`, as in `Asker.person`), through the same installation.
 */
export function mayManage(
  { tenant, creator }: Pick<Poll, 'tenant' | 'creator'>,
  asker: Person,
  admins: readonly string[],
): boolean {
  return asker.tenant === tenant && (asker.person === creator || isNamed(asker.person, admins));
}

/**
 * Whether the organisation has named this person. Of `slack:T1:U1`, the user's id says who it is: an organisation has
 * several workspaces, and whoever wrote the list saw one of them.
 */
export function isNamed(person: string, names: readonly string[]): boolean {
  const [platform, , user] = person.split(':');
  return names.some(
    (name) => name === person || (platform === 'slack' && name.startsWith('slack:') && name.endsWith(`:${user}`)),
  );
}

/** Whether a vote may count: anybody's, guests' too, from the conversation that the poll was posted in and no other. */
export function mayVote({ tenant, conversation }: Pick<Poll, 'tenant' | 'conversation'>, asker: Person): boolean {
  return asker.tenant === tenant && asker.conversation === conversation;
}
