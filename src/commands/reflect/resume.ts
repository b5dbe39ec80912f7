import { isNobody } from '../../ids';
import { type Answer, couldNotRead, type Services } from '../answer';
import type { Asker } from '../asker';
import { sayNotTold } from '../errors';
import { meansNothing } from '../lookup/small-words';
import { announce } from './announce';
import { confirmed } from './confirmed';
import { sayConflictAfterTelling } from './conflict';
import { offerPause } from './offer';
import { nextFreeSlot, scheduleHere } from './schedule-here';
import { noneYet } from './status';
import { isPaused, nextInWords, scheduleInWords, stateInWords } from './words';

/** `reflect resume`: ends a pause, and brings back a skipped prompt. */
export async function resume(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  if (!meansNothing(words))
    return (
      offerPause(words, schedule.zone, asker, services) ??
      couldNotRead(
        `I have not resumed it yet. To do that now, type ${asker.commandHint('reflect resume')} on its own.`,
        `To resume on a later day: ${asker.commandHint('reflect pause until 5 January')}.`,
      )
    );
  const now = services.clock();
  const next = await nextFreeSlot(schedule, asker.conversation, services, { before: schedule });
  if (!isPaused(schedule, now) && schedule.next?.day === next.day)
    return confirmed(['It is not paused or skipped, so nothing has changed.']);
  // Whoever brings back what nobody looked after looks after it from now on.
  const owner = isNobody(schedule.owner) ? asker.person : schedule.owner;
  const resumed = { ...schedule, owner, state: 'active', because: null, pausedUntil: null, next } as const;
  try {
    await announce(
      'Weekly prompt resumed',
      [{ kind: 'text', text: `${scheduleInWords(resumed)} ${stateInWords(resumed, now)}` }],
      asker,
      services,
    );
  } catch (error) {
    return sayNotTold(error, 'reflect resume', asker, services);
  }
  if (!(await services.schedules.save(resumed, schedule, undefined, asker.person)))
    return sayConflictAfterTelling(asker, services);
  return confirmed(['The weekly prompt is running again.', nextInWords(resumed), 'I have told everyone here.']);
}
