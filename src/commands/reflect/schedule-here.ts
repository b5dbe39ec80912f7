import type { Schedule } from '../../reflection/schedule';
import type { Services } from '../answer';
import type { Asker } from '../asker';

/** The schedule of the conversation that asks. One of another tenant is never shown, and never written over. */
export async function scheduleHere(
  { conversation, tenant }: Asker,
  { schedules }: Services,
): Promise<Schedule | undefined> {
  const schedule = await schedules.get(conversation);
  if (schedule && schedule.tenant !== tenant) throw new Error('A conversation has the schedule of another tenant');
  return schedule;
}
