import { addDays, type Day, weekdayOf } from './day';
import { IN_MONTH, type InMonth, type Rhythm, type Rule, type Weekday } from './schedule';

type Days = Pick<Rule, 'weekday' | 'rhythm'>;

/** The first day on or after `day` on which the rule has a prompt, whatever is a holiday. */
export function ownDayFrom({ weekday, rhythm }: Days, day: Day): Day {
  const next = weekdayFrom(weekday, day);
  if (rhythm === undefined) return next;
  if ('inMonth' in rhythm) return inMonthFrom(weekday, rhythm.inMonth, day);
  if (rhythm.from === null) return next;
  const first = weekdayFrom(weekday, rhythm.from);
  if (next <= first) return first;
  const over = weeksBetween(first, next) % rhythm.weeks;
  return over === 0 ? next : addDays(next, (rhythm.weeks - over) * 7);
}

/** The rule with its first day, where it counts weeks: `next` if it had none. */
export function counted<R extends Days>(rule: R, next: Day): R {
  const { weekday, rhythm } = rule;
  if (rhythm === undefined || 'inMonth' in rhythm) return rule;
  return { ...rule, rhythm: { ...rhythm, from: weekdayFrom(weekday, rhythm.from ?? next) } };
}

/** The same rhythm for another weekday: weeks that had a prompt keep it. */
export function onWeekday(rhythm: Rhythm, weekday: Weekday): Rhythm {
  if ('inMonth' in rhythm || rhythm.from === null) return rhythm;
  return { ...rhythm, from: addDays(rhythm.from, weekday - weekdayOf(rhythm.from)) };
}

const weekdayFrom = (weekday: Weekday, day: Day): Day => addDays(day, (weekday - weekdayOf(day) + 7) % 7);

const weeksBetween = (first: Day, later: Day) => Math.round((Date.parse(later) - Date.parse(first)) / WEEK_MS);

const WEEK_MS = 7 * 86_400_000;

function inMonthFrom(weekday: Weekday, which: InMonth, day: Day): Day {
  const month = day.slice(0, 7);
  const own = inMonth(weekday, which, month);
  return own >= day ? own : inMonth(weekday, which, addDays(`${month}-01`, 31).slice(0, 7));
}

/** `month`: such as `2027-01`. */
function inMonth(weekday: Weekday, which: InMonth, month: string): Day {
  const first = weekdayFrom(weekday, `${month}-01`);
  if (which !== 'last') return addDays(first, IN_MONTH.indexOf(which) * 7);
  const fifth = addDays(first, 28);
  return fifth.startsWith(month) ? fifth : addDays(first, 21);
}
