import { isNamed } from '../../polls/who-may';
import { type Answer, type Policy, toAsker } from '../answer';
import type { Asker } from '../asker';

/** Whether this person may set, change or stop what is posted here. Without a list of names, everybody may. */
export function maySchedule({ person }: Pick<Asker, 'person'>, { scheduleAdmins }: Policy): boolean {
  return scheduleAdmins.length === 0 || isNamed(person, scheduleAdmins);
}

/** What somebody reads who may not. */
export const mayNotSchedule = ({ setting, typed }: Asker): Answer =>
  toAsker(
    'Only the people whom your organisation has named may change the weekly prompt. Please ask whoever looks after Practice Compass for you.',
    ...(setting === 'personal'
      ? []
      : [`Everyone here can see it: type ${typed('reflect')} or ${typed('reflect preview')}.`]),
  );
