import { slots } from '../reflection/slots';
import { announce, whoKnows } from './announce';
import { type Answer, type Services, toAsker } from './answer';
import type { Asker } from './asker';
import { dateAndTime } from './long-date';
import { changed, noneYet } from './reflect-status';
import { scheduleHere } from './schedule-here';
import { stateInWords } from './schedule-words';

/** `reflect skip`: the next prompt falls out. A day after it (from a button) is skipped only while it is the next. */
export async function skip(day: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const { next, zone } = schedule;
  if (!next)
    return toAsker(
      `The weekly prompt is paused, so there is nothing to skip. To go on with it, type ${asker.typed('reflect resume')}.`,
    );
  if (day !== '' && day !== next.day)
    return changed('That prompt is no longer the next one, so I skipped nothing.', schedule, asker, services);
  const [, after = null] = slots(schedule, next.at, 2);
  const skipped = { ...schedule, next: after };
  const told = await announce(
    'Next weekly prompt skipped',
    [
      { kind: 'text', label: 'There is none on', text: `${dateAndTime(next.at, zone)}.` },
      { kind: 'text', text: stateInWords(skipped, services.clock()) },
    ],
    asker,
    services,
  );
  await services.schedules.save(skipped);
  const done = `The prompt on ${dateAndTime(next.at, zone)} is skipped. ${whoKnows(told)} To bring it back, type ${asker.typed('reflect resume')}.`;
  return changed(done, skipped, asker, services);
}
