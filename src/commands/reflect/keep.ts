import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { scheduleHere } from './schedule-here';
import { changed, noneYet } from './status';

/** `reflect keep`: the button of whoever was asked whether to stop or skip, and would rather not. */
export async function keep(_words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  return schedule ? changed('It stays as it is. Nothing has changed.', schedule, asker, services) : noneYet(asker);
}
