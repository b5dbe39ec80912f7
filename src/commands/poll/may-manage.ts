import type { KeptPoll } from '../../polls/kept-poll';
import { mayManage } from '../../polls/who-may';
import { type Answer, type Services, toAsker } from '../answer';
import type { Asker } from '../asker';

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
  open.length > 0 ? mayNotManage(may, services) : toAsker('No poll is open here, so nothing has changed.');

/** What somebody reads who may not. */
const mayNotManage = (may: string, { policy }: Pick<Services, 'policy'>): Answer =>
  toAsker(
    policy.scheduleAdmins.length === 0
      ? `Only the person who made this poll can ${may}.`
      : `Only the person who made this poll, and the people whom your organisation has named, can ${may}.`,
  );

/** It was deleted, or its button was taken to another place. */
export const unknownPoll = (): Answer =>
  toAsker(
    'I cannot find that poll here, so nothing has changed. It may have been deleted, or belong to another channel.',
  );
