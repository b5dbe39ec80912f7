import { isNamed } from '../../polls/who-may';
import type { Schedule } from '../../reflection/schedule';
import { type Answer, type Policy, toAsker } from '../answer';
import type { Asker } from '../asker';

/**
 * Whether this person may stop, skip, pause or change the weekly prompt that is here, or make it theirs: everybody but guests,
 * who may where they have set it up, and where the organisation has named them.
 */
export async function mayChangePrompt(
  { owner }: Pick<Schedule, 'owner'>,
  { person, isGuest }: Asker,
  { scheduleAdmins }: Pick<Policy, 'scheduleAdmins'>,
): Promise<boolean> {
  return owner === person || isNamed(person, scheduleAdmins) || !(await isGuest?.());
}

/** What a guest reads. */
export const guestsMayNot = ({ typed }: Asker): Answer =>
  toAsker(
    'The weekly prompt is for everyone in this channel, so guests cannot stop or change it. Please ask somebody of the team here.',
    `You can see it: type ${typed('reflect')} or ${typed('reflect preview')}.`,
  );
