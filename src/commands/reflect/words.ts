import { WEEKDAY_NAMES } from '../../reflection/read/weekday';
import type { Audience, PendingDelivery, Region, Rule, Schedule, Weekday, WhyPaused } from '../../reflection/schedule';
import { dayAt } from '../../reflection/wall-clock';
import { weekdayDate } from '../../text/long-date';
import type { Policy } from '../answer';
import { dateAndTime } from '../date-and-time';

export const REGION_NAMES: Readonly<Record<Exclude<Region, 'none'>, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const dayName = (weekday: Weekday): string => WEEKDAY_NAMES[weekday - 1] ?? '';

const audienceName = (audience: Audience | null): string => audience ?? 'everyone';

/** `Every Monday at 09:30 (Europe/London), for managers.`, and what happens on bank holidays. */
export function scheduleInWords(schedule: Schedule): string {
  const { weekday, time, zone, audience } = schedule;
  const weekly = `Every ${dayName(weekday)} at ${time} (${zone}), for ${audienceName(audience)}.`;
  return [weekly, ...onHolidays(schedule)].join(' ');
}

function onHolidays({ onHolidays, region }: Schedule): string[] {
  if (region === 'none' || onHolidays === 'post') return [];
  const where = REGION_NAMES[region];
  return onHolidays === 'skip'
    ? [`Not on bank holidays (${where}).`]
    : [`On a bank holiday (${where}) it moves to the next working day.`];
}

/** The line to type to set the same again, without what is the default here: `reflect weekly monday 09:30 for managers`. */
export function scheduleLine(schedule: Rule & Pick<Schedule, 'audience'>, policy: Policy): string {
  const { weekday, time, zone, audience } = schedule;
  return [
    `reflect weekly ${dayName(weekday).toLowerCase()} ${time}`,
    ...(zone === policy.timezone ? [] : [zone]),
    ...(audience ? [`for ${audience}`] : []),
    ...holidayWords(schedule, policy),
  ].join(' ');
}

function holidayWords({ onHolidays, region }: Rule, { bankHolidays }: Policy): string[] {
  if (region === 'none' || onHolidays === 'post') return bankHolidays === 'none' ? [] : ['on holidays'];
  if (onHolidays === 'skip') return [`skip holidays in ${REGION_NAMES[region]}`];
  return region === bankHolidays ? [] : [`after holidays in ${REGION_NAMES[region]}`];
}

/** Whether it is paused, and when the next prompt comes: `Next: Monday 30 November 2026, 09:30.` */
export function stateInWords(schedule: Schedule, now: Date): string {
  return [...pause(schedule, now), ...next(schedule)].join(' ');
}

/** A pause with an end is over once that day has come, even if nothing has been posted since. */
export function isPaused({ state, pausedUntil, zone }: Schedule, now: Date): boolean {
  return state === 'paused' && (pausedUntil === null || pausedUntil > dayAt(now, zone));
}

function pause(schedule: Schedule, now: Date): string[] {
  const { because, pausedUntil } = schedule;
  if (!isPaused(schedule, now)) return [];
  if (pausedUntil !== null) return [`Paused until ${weekdayDate(pausedUntil)}.`];
  return [because && because !== 'asked' ? `Paused: ${WHY_PAUSED[because]}.` : 'Paused until somebody resumes it.'];
}

/** For a prompt that is still to be posted. */
export function stillTrying({ at, maybePosted }: PendingDelivery, { zone }: Rule): string {
  const which = `The prompt for ${dateAndTime(at, zone)}`;
  return maybePosted
    ? `${which} may be here already: I got no answer when I posted it, and I am trying once more.`
    : `${which} has not been posted yet. I am still trying.`;
}

/** For the same prompt, once it has been cancelled. */
export function willNotTry({ at, maybePosted }: PendingDelivery, { zone }: Rule): string {
  const which = `The prompt for ${dateAndTime(at, zone)}`;
  return maybePosted
    ? `${which} may be here already: I got no answer when I posted it. I will not try again.`
    : `${which} has not been posted, and will not be.`;
}

/** Each follows “because”. */
export const WHY_PAUSED: Readonly<Record<WhyPaused, string>> = {
  removed: 'I was taken out of the channel or chat',
  archived: 'the channel is archived',
  gone: 'the channel or chat is no longer there',
  revoked: 'I am no longer allowed to post there',
};

/** A post that a bank holiday has moved says from which day, so that nobody takes it for a mistake. */
function next({ next: slot, zone, weekday }: Schedule): string[] {
  if (slot === null) return [];
  const moved = dayAt(slot.at, zone) === slot.day ? '' : `, as ${dayName(weekday)} is a bank holiday`;
  return [`Next: ${dateAndTime(slot.at, zone)}${moved}.`];
}
