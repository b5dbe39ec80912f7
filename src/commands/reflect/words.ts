import { WEEKDAY_NAMES } from '../../reflection/read/weekday';
import type { Weekly } from '../../reflection/read/weekly';
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
export function scheduleInWords(schedule: Weekly): string {
  return [ruleInWords(schedule), ...onHolidays(schedule)].join(' ');
}

/** The same without bank holidays. */
export function ruleInWords(rule: Weekly): string {
  const when = `${often(rule)} at ${rule.time} (${rule.zone}), for ${audienceName(rule.audience)}.`;
  return rule.twoSteps ? `${when} Three days later, another way to see it.` : when;
}

/** `Every Monday`, `Every 2 weeks on Monday` or `Every month on the first Monday`. */
function often({ weekday, rhythm }: Rule): string {
  if (rhythm === undefined) return `Every ${dayName(weekday)}`;
  return 'weeks' in rhythm
    ? `Every ${rhythm.weeks} weeks on ${dayName(weekday)}`
    : `Every month on the ${rhythm.inMonth} ${dayName(weekday)}`;
}

function onHolidays({ onHolidays, region }: Weekly): string[] {
  if (region === 'none' || onHolidays === 'post') return [];
  const where = REGION_NAMES[region];
  return onHolidays === 'skip'
    ? [`Not on bank holidays (${where}).`]
    : [`On a bank holiday (${where}) it moves to the next working day.`];
}

/** What happens on bank holidays, in few words; none where it is as before or, for a new one, as usual here. */
export function shortHolidays(
  { onHolidays, region }: Weekly,
  before: Pick<Weekly, 'onHolidays' | 'region'> | undefined,
  { bankHolidays }: Policy,
): string[] {
  const usual = before ?? { onHolidays: bankHolidays === 'none' ? 'post' : 'next-working-day', region: bankHolidays };
  const none = region === 'none' || onHolidays === 'post';
  if (usual.onHolidays === onHolidays && (usual.region === region || none)) return [];
  if (none) return ['On bank holidays too.'];
  const where = region === bankHolidays ? '' : ` (${REGION_NAMES[region]})`;
  return [onHolidays === 'skip' ? `Not on bank holidays${where}.` : `After bank holidays${where}.`];
}

/** When the next one comes: `Next: Monday 30 November 2026, 09:30.` */
export const nextInWords = (schedule: Schedule): string => next(schedule).join(' ');

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
    ? `${which} may already be here. I cannot tell whether it arrived, so I am trying once more.`
    : `${which} has not been posted yet. I am still trying.`;
}

/** For the same prompt, once it has been cancelled. */
export function willNotTry({ at, maybePosted }: PendingDelivery, { zone }: Rule): string {
  const which = `The prompt for ${dateAndTime(at, zone)}`;
  return maybePosted
    ? `${which} may already be here. I cannot tell whether it arrived, and I will not try again.`
    : `${which} has not been posted, and will not be.`;
}

/** The same in few words, for whoever cancelled it. */
export const shortWillNot = ({ maybePosted }: PendingDelivery): string =>
  maybePosted ? 'The one that was due may already be here.' : 'The one that was due will not be posted.';

/** Each follows “because”. */
export const WHY_PAUSED: Readonly<Record<WhyPaused, string>> = {
  removed: 'I was removed from the channel or chat',
  archived: 'the channel is archived',
  gone: 'the channel or chat no longer exists',
  revoked: 'I am no longer allowed to post there',
};

/** A post that a bank holiday has moved says from which day, so that nobody takes it for a mistake. */
function next({ next: slot, zone, weekday }: Schedule): string[] {
  if (slot === null) return [];
  const moved = dayAt(slot.at, zone) === slot.day ? '' : `, as ${dayName(weekday)} is a bank holiday`;
  return [`Next: ${dateAndTime(slot.at, zone)}${moved}.`];
}
