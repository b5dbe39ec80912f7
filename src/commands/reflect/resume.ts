import { type Answer, couldNotRead, type Services } from '../answer';
import type { Asker } from '../asker';
import { sayNotTold } from '../errors';
import { meansNothing } from '../lookup/small-words';
import { announce } from './announce';
import { sayConflictAfterTelling } from './conflict';
import { nextFreeSlot, scheduleHere } from './schedule-here';
import { changed, noneYet } from './status';
import { isPaused, scheduleInWords, stateInWords } from './words';

/** `reflect resume`: ends a pause, and brings back a skipped prompt. */
export async function resume(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  if (!meansNothing(words))
    return couldNotRead(
      `This ends a pause at once, so I have not done it yet. To resume it now, type ${asker.commandHint('reflect resume')} alone.`,
      `To resume it on a later day, type ${asker.commandHint('reflect pause until 5 January')}.`,
    );
  const now = services.clock();
  const next = await nextFreeSlot(schedule, asker.conversation, services, { before: schedule });
  if (!isPaused(schedule, now) && schedule.next?.day === next.day)
    return changed('It is neither paused nor skipped, so nothing changed.', schedule, asker, services);
  const resumed = { ...schedule, state: 'active', because: null, pausedUntil: null, next } as const;
  try {
    await announce(
      'Weekly prompt resumed',
      [{ kind: 'text', text: `${scheduleInWords(resumed)} ${stateInWords(resumed, now)}` }],
      asker,
      services,
    );
  } catch (error) {
    return sayNotTold(error, 'reflect resume', asker);
  }
  if (!(await services.schedules.save(resumed, schedule))) return sayConflictAfterTelling(asker, services);
  return changed('The weekly prompt is running again. Everyone here has been told.', resumed, asker, services);
}
