import { announce } from './announce';
import type { Answer, Services } from './answer';
import type { Asker } from './asker';
import { nextTurn } from './next-turn';
import { inviteFirst } from './not-sent';
import { overtaken } from './overtaken';
import { changed, noneYet } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { isPaused, scheduleInWords, stateInWords } from './schedule-words';

/** `reflect resume`: ends a pause, and brings back a prompt that was to be skipped. */
export async function resume(_words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const now = services.clock();
  const next = await nextTurn(schedule, asker.conversation, services);
  if (!isPaused(schedule, now) && schedule.next?.day === next.day)
    return changed('It is neither paused nor skipped, so nothing changed.', schedule, asker, services);
  const resumed = { ...schedule, state: 'active', because: null, pausedUntil: null, next } as const;
  const told = await announce(
    'Weekly prompt resumed',
    [{ kind: 'text', text: `${scheduleInWords(resumed)} ${stateInWords(resumed, now)}` }],
    asker,
    services,
  );
  if (!told) return inviteFirst('reflect resume', asker);
  if (!(await services.schedules.save(resumed, schedule))) return overtaken(asker, services);
  return changed('The weekly prompt goes on. Everyone here has been told.', resumed, asker, services);
}
