import type { Button } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import { mayManage } from '../../polls/who-may';
import { type Answer, couldNotRead, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';

/** What its creator can do with an open poll. Where it has no end, there is nothing to extend. */
export const manageButtons = ({ id, closesAt }: Pick<KeptPoll, 'id' | 'closesAt'>): Button[] => [
  { label: 'Close and show the result', command: `poll-close ${id}` },
  ...(closesAt === null ? [] : [{ label: '5 more minutes', command: `poll-extend ${id} 5m` }]),
  { label: 'Delete', command: `poll-delete ${id}` },
];

/** What its creator can do with a closed one. */
export const closedButtons = (id: string): Button[] => [
  { label: 'Export as CSV', command: `poll-export ${id}` },
  { label: 'Delete', command: `poll-delete ${id}` },
];

/** A poll is for a team; in the bot's own chat with one person there is nobody to vote. */
export const notHere = (): Answer =>
  couldNotRead(
    'A poll belongs in a channel, a thread or a group chat, where your team can vote.',
    'Go there, add me if I am not in it yet, and ask me for “poll”.',
  );

/** Whether this person may close, extend, export or delete the poll: its creator, and the people whom the policy names. */
export function mayManagePoll(poll: KeptPoll, asker: Asker, { policy }: Pick<Services, 'policy'>): boolean {
  return mayManage(poll, asker, policy.scheduleAdmins);
}

/** The poll of this id, for a person who may manage it; or what somebody else reads. `may` stands after “can”. */
export async function pollToManage(
  id: string,
  may: string,
  asker: Asker,
  services: Services,
): Promise<{ readonly poll: KeptPoll } | { readonly refusal: Answer }> {
  const poll = await services.polls.find(id, asker);
  if (!poll) return { refusal: unknownPoll() };
  return mayManagePoll(poll, asker, services) ? { poll } : { refusal: mayNotManage(may, services) };
}

/** What somebody reads who may manage none of the polls that are open here. */
export const noneToManage = (open: readonly KeptPoll[], may: string, services: Pick<Services, 'policy'>): Answer =>
  open.length > 0 ? mayNotManage(may, services) : privateReply('No poll is open here, so nothing has changed.');

/** What somebody reads who may not. */
const mayNotManage = (may: string, { policy }: Pick<Services, 'policy'>): Answer =>
  privateReply(
    policy.scheduleAdmins.length === 0
      ? `Only the person who made this poll can ${may}.`
      : `Only the person who made this poll, and the people whom your organisation has named, can ${may}.`,
  );

/** It was deleted, or its button was taken to another place. */
export const unknownPoll = (): Answer =>
  privateReply(
    'I cannot find that poll here, so nothing has changed. It may have been deleted, or belong to another channel.',
  );
