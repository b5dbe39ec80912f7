import { isBankHoliday } from './bank-holidays';
import { addDays, type Day, weekdayOf } from './day';
import { counted, ownDayFrom } from './own-days';
import type { Region, Rule, Slot } from './schedule';
import { dayAt, instantOf } from './wall-clock';

/** True if this day is a holiday in the region. */
export type IsHoliday = (day: Day, region: Region) => boolean;

/**
 * The first slot that posts at or after `from`. Throws a RangeError if the rule's zone is unknown or `from` is outside
 * the years 1 to 9998.
 */
export function nextSlot(rule: Rule, from: Date, isHoliday: IsHoliday = isBankHoliday): Slot {
  if (!(from >= EARLIEST && from <= LATEST))
    throw new RangeError('slots can only be worked out for the years 1 to 9998');
  // A holiday, or a day that the zone skipped, moves a post by less than a week.
  for (let day = ownDayFrom(rule, addDays(dayAt(from, rule.zone), -7)); ; day = ownDayFrom(rule, addDays(day, 1))) {
    const posted = postingDay(rule, day, isHoliday);
    if (posted === undefined) continue;
    const at = instantOf(posted, rule.time, rule.zone);
    if (at >= from) return { day, at };
  }
}

/** The first `count` slots that post at or after `from`, in order. */
export function slots(rule: Rule, from: Date, count: number, isHoliday: IsHoliday = isBankHoliday): Slot[] {
  const found: Slot[] = [];
  for (let [own, next] = [rule, from]; found.length < count; ) {
    const slot = nextSlot(own, next, isHoliday);
    found.push(slot);
    own = counted(own, slot.day);
    next = new Date(slot.at.getTime() + 1);
  }
  return found;
}

const EARLIEST = new Date('0001-01-01T00:00:00Z');
const LATEST = new Date('9998-12-31T00:00:00Z');
const SATURDAY = 6;

/** The day on which the slot of day `own` is posted; undefined if it is skipped. */
function postingDay({ onHolidays, region, weekday }: Rule, own: Day, isHoliday: IsHoliday): Day | undefined {
  if (onHolidays === 'post' || !isHoliday(own, region)) return own;
  if (onHolidays === 'skip') return undefined;
  // A team that meets at the weekend works at weekends, so only holidays stop it.
  const isOff = (day: Day) => isHoliday(day, region) || (weekday < SATURDAY && weekdayOf(day) >= SATURDAY);
  for (let later = 1; later < 7; later++) {
    const day = addDays(own, later);
    if (!isOff(day)) return day;
  }
  return undefined;
}
