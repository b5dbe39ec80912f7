import type { Block } from '../../message';
import { addDays, type Day, weekdayOf } from '../../reflection/day';
import type { PendingDelivery, Schedule, Slot } from '../../reflection/schedule';
import { slots } from '../../reflection/slots';
import { dayAt } from '../../reflection/wall-clock';
import { type Answer, couldNotRead, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { dateAndTime } from '../date-and-time';
import { meansNothing } from '../lookup/small-words';
import { tellAfter } from './announce';
import { askFirst } from './ask-first';
import { confirmed, POST_ONE } from './confirmed';
import { sayConflict } from './conflict';
import { scheduleHere } from './schedule-here';
import { noneYet } from './status';
import { tellOwner, whichOne } from './tell-owner';
import { nextInWords, shortWillNot, stateInWords, willNotTry } from './words';

const DAY = /^(\d{4}-\d\d-\d\d)( sure)?$/;

/**
 * `reflect skip`: asks once, then skips the next prompt: one that is due, if it has not been posted yet. With a day, such as
 * `2026-11-30` (from a button), it does nothing unless that day is still next.
 */
export async function skip(words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  if (!schedule) return noneYet(asker);
  const [named, day, sure] = DAY.exec(words) ?? [];
  if (!named && !meansNothing(words, ['next', 'one', 'this', 'today', 'week']))
    return couldNotRead(
      `I can only skip the next prompt. To do that, type ${asker.commandHint('reflect skip')} on its own.`,
      `For a longer break, type ${asker.commandHint('reflect pause until 5 January')}.`,
    );
  const waiting = await services.schedules.pendingDelivery(asker.conversation);
  const next = waiting ?? schedule.next;
  if (!next)
    return privateReply(
      `The weekly prompt is paused, so there is nothing to skip. To resume it, type ${asker.commandHint('reflect resume')}.`,
    );
  if (named && day !== next.day)
    return confirmed(['That prompt is no longer the next one, so I have not skipped anything.'], {
      label: 'Skip next',
      command: `reflect skip ${next.day}`,
    });
  if (!named && !isMeant(words, next, schedule.zone, services.clock()))
    return privateReply(
      `The next one is on ${dateAndTime(next.at, schedule.zone)}. To skip that one, type ${asker.commandHint('reflect skip')} on its own.`,
    );
  if (!sure)
    return askFirst('Skip it for everyone?', [{ kind: 'text', text: `${dateAndTime(next.at, schedule.zone)}.` }], {
      label: 'Skip',
      command: `reflect skip ${next.day} sure`,
    });
  return waiting ? giveUp(waiting, schedule, asker, services) : skipNext(next, schedule, asker, services);
}

/** False if the words say `today` or `week` and the next prompt does not come today or this week, or if they say `next week`. */
function isMeant(words: string, { at }: Slot, zone: string, now: Date): boolean {
  const [day, today] = [dayAt(at, zone), dayAt(now, zone)];
  if (/\btoday\b/i.test(words)) return day === today;
  const monday = (one: Day) => addDays(one, 1 - weekdayOf(one));
  return /\bnext week\b/i.test(words) ? false : !/\bweek\b/i.test(words) || monday(day) === monday(today);
}

async function skipNext(next: Slot, schedule: Schedule, asker: Asker, services: Services): Promise<Answer> {
  const [, after = null] = slots(schedule, next.at, 2);
  const skipped = { ...schedule, next: after };
  if (!(await services.schedules.save(skipped, schedule, undefined, asker.person))) return sayConflict();
  const told = await tell(
    `There will be no prompt on ${dateAndTime(next.at, schedule.zone)}.`,
    skipped,
    asker,
    services,
  );
  const done = `Skipped: ${dateAndTime(next.at, schedule.zone)}.`;
  const isOver = next.at <= services.clock();
  return confirmed(
    [done, nextInWords(skipped), told],
    isOver ? POST_ONE : { label: 'Bring it back', command: 'reflect resume' },
  );
}

/** Cancels a prompt that could not be posted yet: it is not tried again. */
async function giveUp(waiting: PendingDelivery, schedule: Schedule, asker: Asker, services: Services): Promise<Answer> {
  if (!(await services.schedules.withdrawPending(asker.conversation, waiting.day))) return sayConflict();
  const says = willNotTry(waiting, schedule);
  const told = await tell(says, schedule, asker, services);
  return confirmed([shortWillNot(waiting), told], POST_ONE);
}

async function tell(says: string, schedule: Schedule, asker: Asker, services: Services): Promise<string> {
  const blocks: Block[] = [
    { kind: 'text', text: says },
    { kind: 'text', text: stateInWords(schedule, services.clock()) },
  ];
  const told = await Promise.all([
    tellAfter(SKIPPED, blocks, asker, services),
    tellOwner(SKIPPED, [whichOne(schedule), ...blocks], schedule, asker, services),
  ]);
  return told.filter(Boolean).join(' ');
}

const SKIPPED = 'Next weekly prompt skipped';
