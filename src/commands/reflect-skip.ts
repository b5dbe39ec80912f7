import type { Schedule, Slot } from '../reflection/schedule';
import { slots } from '../reflection/slots';
import { announce, whoKnows } from './announce';
import { type Answer, type Services, toAsker } from './answer';
import type { Asker } from './asker';
import { dateAndTime } from './long-date';
import { overtaken } from './overtaken';
import { changed, noneYet } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { stateInWords } from './schedule-words';

/**
 * `reflect skip`: the next prompt falls out, which is today's while that waits to be posted. A day after it (from a
 * button) is skipped only while it is the next.
 */
export async function skip(day: string, asker: Asker, services: Services): Promise<Answer> {
  const { schedules } = services;
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const waiting = await schedules.waiting(asker.conversation);
  const next = waiting ?? schedule.next;
  if (!next)
    return toAsker(
      `The weekly prompt is paused, so there is nothing to skip. To go on with it, type ${asker.typed('reflect resume')}.`,
    );
  if (day !== '' && day !== next.day)
    return changed('That prompt is no longer the next one, so I skipped nothing.', schedule, asker, services);
  const skipped = waiting ? schedule : withoutNext(schedule, next);
  const told = await tell(next, skipped, asker, services);
  const kept = waiting
    ? await schedules.takeBack(asker.conversation, waiting.day)
    : await schedules.save(skipped, schedule);
  if (!kept) return overtaken(asker, services);
  const after = waiting
    ? `To post one all the same, type ${asker.typed('reflect now')}.`
    : `To bring it back, type ${asker.typed('reflect resume')}.`;
  const done = `The prompt on ${dateAndTime(next.at, schedule.zone)} is skipped. ${whoKnows(told)} ${after}`;
  return changed(done, skipped, asker, services);
}

function withoutNext(schedule: Schedule, next: Slot): Schedule {
  const [, after = null] = slots(schedule, next.at, 2);
  return { ...schedule, next: after };
}

const tell = (next: Slot, skipped: Schedule, asker: Asker, services: Services) =>
  announce(
    'Next weekly prompt skipped',
    [
      { kind: 'text', label: 'There is none on', text: `${dateAndTime(next.at, skipped.zone)}.` },
      { kind: 'text', text: stateInWords(skipped, services.clock()) },
    ],
    asker,
    services,
  );
