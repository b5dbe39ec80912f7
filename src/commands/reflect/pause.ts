import type { Block } from '../../message';
import { readUntil } from '../../reflection/read/until';
import type { Rule, Schedule, Slot } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import { dayAt } from '../../reflection/wall-clock';
import { type Answer, couldNotRead, type Services } from '../answer';
import type { Asker } from '../asker';
import { meansNothing } from '../lookup/small-words';
import { tellAfter } from './announce';
import { confirmed } from './confirmed';
import { sayConflict } from './conflict';
import { offerPause } from './offer';
import { scheduleHere } from './schedule-here';
import { noneYet } from './status';
import { tellOwner, whichOne } from './tell-owner';
import { isPaused, shortWillNot, stateInWords, willNotTry } from './words';

/** `reflect pause until 5 January`: no prompt before that day. Without a day, none until somebody resumes. */
export async function pause(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const read = meansNothing(words) ? undefined : readUntil(words, services.clock(), schedule.zone);
  if (read && !read.ok)
    return (
      offerPause(words, schedule.zone, asker, services) ??
      couldNotRead(`${read.says} With no end date: ${asker.commandHint('reflect pause')}.`)
    );
  const pausedUntil = read?.value ?? null;
  if (isPaused(schedule, services.clock()) && schedule.pausedUntil === pausedUntil)
    return confirmed(['It is already paused like that, so nothing has changed.']);
  const next = pausedUntil === null ? null : nextAfterPause(pausedUntil, schedule, services.clock());
  const paused = { ...schedule, state: 'paused', because: 'asked', pausedUntil, next } as const;
  const waiting = await services.schedules.pendingDelivery(asker.conversation);
  if (!(await services.schedules.save(paused, schedule, undefined, asker.person))) return sayConflict();
  const says: Block[] = [
    { kind: 'text', text: stateInWords(paused, services.clock()) },
    ...(waiting ? [{ kind: 'text', text: willNotTry(waiting, schedule) } as const] : []),
  ];
  const sooner: Block = { kind: 'note', text: `To resume it sooner, type ${asker.commandHint('reflect resume')}.` };
  const told = await Promise.all([
    tellAfter('Weekly prompt paused', [...says, sooner], asker, services),
    tellOwner('Weekly prompt paused', [whichOne(schedule), ...says], schedule, asker, services),
  ]);
  return confirmed([stateInWords(paused, services.clock()), ...(waiting ? [shortWillNot(waiting)] : []), ...told]);
}

/** The next slot after the pause. A skipped one stays skipped even if the pause ends before it; making a pause shorter brings everything back. */
function nextAfterPause(until: string, schedule: Schedule, now: Date): Slot {
  const first = firstFrom(schedule, until);
  const { next, pausedUntil } = schedule;
  if (!next || next.at <= first.at || (pausedUntil !== null && until < pausedUntil)) return first;
  const unlessSkipped = pausedUntil === null ? nextSlot(schedule, now) : firstFrom(schedule, pausedUntil);
  return next.at > unlessSkipped.at ? next : first;
}

/** The first slot that is posted on the day or later. A holiday may move a post from an earlier day onto it. */
function firstFrom(rule: Rule, day: string): Slot {
  let slot = nextSlot(rule, new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS));
  while (dayAt(slot.at, rule.zone) < day) slot = nextSlot(rule, new Date(slot.at.getTime() + 1));
  return slot;
}

/** In no zone does a day begin more than this before the same date in UTC. */
const DAY_MS = 24 * 60 * 60 * 1000;
