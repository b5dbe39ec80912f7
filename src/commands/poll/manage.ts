import type { Button } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import { anyoneMayCloseFrom, mayManage } from '../../polls/who-may';
import { type Answer, couldNotRead, type Policy, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { clockTime } from '../date-and-time';
import { whoNames } from '../run-by';

/** The buttons for managing an open poll. One without a closing time cannot be extended. */
export const manageButtons = ({ id, closesAt }: Pick<KeptPoll, 'id' | 'closesAt'>): Button[] => [
  closeButton({ id }),
  ...(closesAt === null ? [] : [{ label: '5 more minutes', command: `poll-extend ${id} 5m` }]),
  { label: 'Delete', command: `poll-delete ${id}`, secondary: true },
];

/** The buttons for managing a closed poll. */
export const closedButtons = (id: string): Button[] => [
  { label: 'Show as CSV', command: `poll-export ${id}` },
  { label: 'Delete', command: `poll-delete ${id}`, secondary: true },
];

/** A poll is for a team: in the bot's own chat with one person there is nobody to vote. */
export const notHere = (): Answer =>
  couldNotRead(
    'A poll needs a channel, thread or group chat, where your team can vote.',
    'Add me there, then ask me for “poll”.',
  );

/** Whether this person may close, extend, export or delete the poll: its creator may, and so may the people named in the policy. */
export function mayManagePoll(poll: KeptPoll, asker: Asker, { policy }: Pick<Services, 'policy'>): boolean {
  return mayManage(poll, asker, pollAdminsOf(policy), policy.namesAreExact);
}

const pollAdminsOf = ({ pollAdmins, scheduleAdmins }: Policy) => pollAdmins ?? scheduleAdmins;

/** The poll with this id, if this person may manage it; otherwise the answer that refuses. `may` follows “can”: `close it`. */
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

/** Whether this person may close the poll now: whoever may manage it, and a day after its card last changed anyone here. */
export const mayClosePoll = (poll: KeptPoll, asker: Asker, services: Pick<Services, 'policy' | 'clock'>): boolean =>
  mayManagePoll(poll, asker, services) || anyoneMayCloseFrom(poll) <= services.clock();

/** Says from when anyone here may close the poll that can be closed soonest. */
export function closableFrom(
  polls: readonly KeptPoll[],
  { clock, policy }: Pick<Services, 'clock' | 'policy'>,
): string {
  const from = new Date(Math.min(...polls.map((poll) => anyoneMayCloseFrom(poll).getTime())));
  return `Anyone here can close it from ${clockTime(from, clock(), policy.timezone)}.`;
}

/** The one button for somebody who may close a poll and nothing else. */
export const closeButton = ({ id }: Pick<KeptPoll, 'id'>): Button => ({
  label: 'Close and show the result',
  command: `poll-close ${id}`,
});

/** The answer to somebody who may manage none of the polls open here. `may` follows “can”: `close it`. */
export const noneToManage = (open: readonly KeptPoll[], may: string, services: Pick<Services, 'policy'>): Answer =>
  open.length > 0 ? mayNotManage(may, services) : privateReply('No poll is open here, so nothing has changed.');

/** The answer to somebody who may not manage this poll. */
export const mayNotManage = (may: string, { policy }: Pick<Services, 'policy'>, ...more: readonly string[]): Answer =>
  privateReply(
    [
      pollAdminsOf(policy).length === 0
        ? `Only the person who asked can ${may}.`
        : `Only the person who asked, or somebody ${whoNames(policy)} has named, can ${may}.`,
      ...more,
    ].join(' '),
  );

/** The answer when the poll was deleted, or its button was pressed in another conversation. */
export const unknownPoll = (): Answer =>
  privateReply(
    'I cannot find that poll here, so nothing has changed. It may have been deleted, or be in another channel.',
  );
