import { longDate } from '../../text/long-date';
import { addYears, type Day, weekdayOf } from '../day';
import { dayAt } from '../wall-clock';
import { daySaid } from './day-said';
import { mistaken, plain, quoted, type Reading, understood } from './reading';
import { WEEKDAY_NAMES, weekdayNamed } from './weekday';

/**
 * Reads a future day, at most two years ahead, as `daySaid` does: `until 5 January`, `friday`, `for 2 weeks`. A weekday before
 * a date must match it. Today is the day in `zone`. Never throws for any text.
 */
export function readUntil(words: string, now: Date, zone = 'Europe/London'): Reading<Day> {
  const text = plain(words)
    .toLowerCase()
    .replace(/^(?:until|untill|till?)\b ?/, '')
    .replace(/(?: please)?[.!]?$/, '');
  const today = dayAt(now, zone);
  const last = addYears(today, 2);
  if (text === '') return mistaken('Please give a date.', ALLOWED);
  const said = daySaid(text, today);
  if (said === undefined) return mistaken(`I do not recognise ${quoted(words)} as a date.`, ALLOWED);
  if ('none' in said) return mistaken(`There is no ${said.none}.`, 'Please check the date.');
  const { day } = said;
  if (day === today) return mistaken(`${longDate(day)} is today.`, 'Type a later day.');
  if (day < today) return mistaken(`${longDate(day)} is in the past.`, 'Type a later day.');
  if (day > last) return mistaken(`${longDate(day)} is too far ahead.`, `Type a day up to ${longDate(last)}.`);
  const weekday = /^[a-z]+,? .*\d/.test(text) ? weekdayNamed(/^[a-z]+/.exec(text)?.[0] ?? '') : undefined;
  if (weekday !== undefined && weekday !== weekdayOf(day))
    return mistaken(`${longDate(day)} is a ${WEEKDAY_NAMES[weekdayOf(day) - 1]}.`, 'Please check the date.');
  return understood(day);
}

const ALLOWED = 'Type something like 5 January, friday or 2 weeks.';
