import type { Participant, Person } from '../ids';
import type { KeptPoll } from './kept-poll';
import type { Poll } from './poll';

/**
 * Whether this person may close, extend, export or delete a poll. For closing it, see also `anyoneMayCloseFrom`. Its creator may, and so may the people whom the
 * organisation has named (`admins`, as in `Asker.person`), both only in the poll's tenant.
 */
export function mayManage(
  { tenant, creator }: Pick<KeptPoll, 'tenant' | 'creator'>,
  asker: Participant,
  admins: readonly Person[],
  exactly = false,
): boolean {
  return asker.tenant === tenant && (asker.person === creator || isNamed(asker.person, admins, exactly));
}

/**
 * From when anyone in the conversation may close an open poll, as whoever made it may be away: the day after its card last
 * changed or, if it never did, the day after it was posted; at the time of day at which it was posted.
 */
export function anyoneMayCloseFrom({ createdAt, changedOn }: Pick<KeptPoll, 'createdAt' | 'changedOn'>): Date {
  const last = changedOn === null ? createdAt : new Date(`${changedOn}T${createdAt.toISOString().slice(11)}`);
  return new Date(Math.max(createdAt.getTime(), last.getTime()) + DAY_MS);
}

const DAY_MS = 86_400_000;

/**
 * Whether the organisation has named this person. Of `slack:T1:U1` only the user's id is compared: an organisation may
 * have several workspaces, and whoever wrote the list saw only one of them. `exactly`: not so where the bot is in the workspaces
 * of several organisations, in which the same number may be somebody else.
 */
export function isNamed(person: Person, names: readonly Person[], exactly = false): boolean {
  const [platform, , user] = person.split(':');
  return names.some(
    (name) =>
      name === person || (!exactly && platform === 'slack' && name.startsWith('slack:') && name.endsWith(`:${user}`)),
  );
}

/**
 * Whether a vote may count: anybody's, including guests', but only from the conversation that the poll was posted in.
 */
export function mayVote({ tenant, conversation }: Pick<Poll, 'tenant' | 'conversation'>, asker: Participant): boolean {
  return asker.tenant === tenant && asker.conversation === conversation;
}
