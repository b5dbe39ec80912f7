import { longDate } from '../../text/long-date';
import { addDays, addYears, type Day, dayOf, weekdayOf } from '../day';
import { dayAt } from '../wall-clock';
import { mistaken, plain, quoted, type Reading, understood } from './reading';
import { WEEKDAY_NAMES, weekdayNamed } from './weekday';

/**
 * Reads a future date, at most two years ahead: `2027-01-05`, `5 January 2027`, `5/1/2027` (day first, as in Britain)
 * or `tomorrow`. Without a year, it is the next such date. A weekday, if typed, must match it. Today is the day in
 * `zone`. Never throws for any text.
 */
export function readUntil(words: string, now: Date, zone = 'Europe/London'): Reading<Day> {
  const text = plain(words)
    .toLowerCase()
    .replace(/^(?:until|untill|till?)\b ?/, '')
    .replace(/(?: please)?[.!]?$/, '');
  const today = dayAt(now, zone);
  const last = addYears(today, 2);
  if (text === '') return mistaken('Please give a date.', allowed(today));
  const day = dayWritten(text, today);
  if (day === undefined) return mistaken(`I cannot read ${quoted(words)} as a date.`, allowed(today));
  if (day === today) return mistaken(`${longDate(day)} is today.`, 'Type a later day.');
  if (day < today) return mistaken(`${longDate(day)} is in the past.`, 'Type a later day.');
  if (day > last) return mistaken(`${longDate(day)} is too far ahead.`, `Type a day up to ${longDate(last)}.`);
  const weekday = weekdayNamed(/^[a-z]+/.exec(text)?.[0] ?? '');
  if (weekday !== undefined && weekday !== weekdayOf(day))
    return mistaken(`${longDate(day)} is a ${WEEKDAY_NAMES[weekdayOf(day) - 1]}.`, 'Please check the date.');
  return understood(day);
}

function allowed(today: Day): string {
  const example = addYears(`${today.slice(0, 4)}-01-05`, 1);
  return `Type it like ${example}, ${longDate(example)} or ${numbers(example).join('/')}.`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function numbers(day: Day): [date: number, month: number, year: number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [date, month, year];
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? /;

function dayWritten(text: string, today: Day): Day | undefined {
  if (text === 'tomorrow') return addDays(today, 1);
  const words = text.replace(WEEKDAY, '').replace(/^the /, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const british = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?$/.exec(words);
  if (british) return inYear(british[4], Number(british[3]), Number(british[1]), today);
  const named =
    /^(?<date>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?<month>[a-z]{3,9})\.?(?:,?[ -](?<year>\d{4}|\d{2}))?$/.exec(
      words,
    ) ?? /^(?<month>[a-z]{3,9})\.? (?:the )?(?<date>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}|\d{2}))?$/.exec(words);
  const { date, month, year } = named?.groups ?? {};
  return month === undefined ? undefined : inYear(year, monthNamed(month), Number(date), today);
}

/**
 * The month's number from 1; 0 for any other word. `jan`, `sept` and `january` are names; `ja` and `januar` are not.
 */
function monthNamed(word: string): number {
  return (
    MONTHS.findIndex((name) =>
      [name.toLowerCase(), name.slice(0, 3).toLowerCase()].includes(word === 'sept' ? 'sep' : word),
    ) + 1
  );
}

function inYear(year: string | undefined, month: number, date: number, today: Day): Day | undefined {
  if (year !== undefined) return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, date);
  const [, , thisYear] = numbers(today);
  for (let later = 0; later <= LONGEST_BETWEEN_LEAP_DAYS; later++) {
    const day = dayOf(thisYear + later, month, date);
    // Includes today: the person is then told that it is today, rather than getting next year's date.
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

/** In years: from 2096 to 2104. */
const LONGEST_BETWEEN_LEAP_DAYS = 8;
