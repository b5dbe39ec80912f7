import { type Day, weekdayOf } from '../../reflection/day';
import { ownDayFrom } from '../../reflection/own-days';
import type { Weekly } from '../../reflection/read/weekly';
import type { OnHolidays, Region } from '../../reflection/schedule';
import { dayAt } from '../../reflection/wall-clock';
import type { Policy, Services } from '../answer';
import { dayName, REGION_NAMES } from './words';

/** What a line leaves out as the default here, and the day on which it is written. */
type Here = Pick<Services, 'policy' | 'clock'>;

/** The line to type to set the same again, without what is the default here: `reflect weekly monday 09:30 for managers`. */
export const scheduleLine = (weekly: Weekly, here: Here): string => named(ruleLine(weekly, here), weekly);

/** The same where a prompt is set already: a line leaves what it does not say as it is, so this one says everything. */
export const wholeLine = (weekly: Weekly, here: Here): string => named(ruleLine(weekly, here, true), weekly);

const named = (line: string, { rhythm }: Weekly) =>
  rhythm && 'inMonth' in rhythm ? `reflect ${line}` : `reflect weekly ${line}`;

/**
 * The same without the command, as far as it is known: `monday 09:30 every 2 weeks from 2026-12-07`. `whole`: with the defaults.
 * Weeks are counted from the next such day, because nobody can type one of years ago.
 */
export function ruleLine(parts: Partial<Weekly>, { policy, clock }: Here, whole = false): string {
  const { weekday, time, zone, audience, rhythm } = parts;
  const weeks = rhythm && 'weeks' in rhythm ? rhythm : undefined;
  const from = firstDay(parts, dayAt(clock(), zone ?? policy.timezone));
  return [
    ...(weekday
      ? [rhythm && 'inMonth' in rhythm ? `monthly ${rhythm.inMonth}` : '', dayName(weekday).toLowerCase()]
      : []),
    time ?? '',
    ...(weeks ? [`every ${weeks.weeks} weeks`, from ? `from ${from}` : ''] : []),
    whole && !rhythm ? 'every week' : '',
    zone === undefined || (zone === policy.timezone && !whole) ? '' : zone,
    audience ? `for ${audience}` : whole ? 'for everyone' : '',
    ...(parts.onHolidays && parts.region ? holidayWords(parts.onHolidays, parts.region, policy, whole) : []),
    parts.twoSteps ? 'in two steps' : whole ? 'in one step' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The first day on or after `today` in weeks that have a prompt; undefined where that is left open. */
export function firstDay({ weekday, rhythm }: Partial<Weekly>, today: Day): Day | undefined {
  if (rhythm === undefined || 'inMonth' in rhythm || rhythm.from === null) return undefined;
  return ownDayFrom({ weekday: weekday ?? weekdayOf(rhythm.from), rhythm }, today);
}

function holidayWords(onHolidays: OnHolidays, region: Region, { bankHolidays }: Policy, whole: boolean): string[] {
  if (region === 'none' || onHolidays === 'post') return bankHolidays === 'none' && !whole ? [] : ['on holidays'];
  if (onHolidays === 'skip') return [`skip holidays in ${REGION_NAMES[region]}`];
  return region === bankHolidays && !whole ? [] : [`after holidays in ${REGION_NAMES[region]}`];
}
