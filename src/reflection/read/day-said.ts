import { addDays, type Day, dayOf, weekdayOf } from '../day';
import { weekdayNamed } from './weekday';

/** The day that words mean; `none`: the date that the calendar does not have, such as `31 February`. Undefined for other words. */
type DaySaid = { readonly day: Day } | { readonly none: string } | undefined;

/**
 * A day as people write or say it: `2027-01-05`, `5th of January`, `5/1` (day first, as in Britain), `tomorrow`, `friday`,
 * `next friday`, `next week`, `in two weeks`, `for a month`, `january`. Without a year, it is the next such date. Expects
 * lower case and single spaces.
 */
export function daySaid(text: string, today: Day): DaySaid {
  const near = nearDay(text.replace(/^(?:for|in|on) /, ''), today);
  return near === undefined ? dayWritten(text.replace(WEEKDAY, '').replace(/^the /, ''), today) : { day: near };
}

function nearDay(words: string, today: Day): Day | undefined {
  if (words === 'today') return today;
  if (words === 'tomorrow') return addDays(today, 1);
  if (words === 'the day after tomorrow') return addDays(today, 2);
  const monday = addDays(today, 1 - weekdayOf(today));
  if (words === 'next week') return addDays(monday, 7);
  const thisMonth = today.slice(0, 7);
  if (words === 'next month') return monthsOn(`${thisMonth}-01`, 1);
  return weekdaySaid(words, today, monday) ?? afterTime(words, today) ?? monthSaid(words, today);
}

/** `friday` is the next one after today, `next friday` the one of next week, `friday week` a week after the next one. */
function weekdaySaid(words: string, today: Day, monday: Day): Day | undefined {
  const [, before, name = '', after] = /^(this |next )?([a-z]+)( week)?$/.exec(words) ?? [];
  const weekday = weekdayNamed(name);
  if (weekday === undefined) return undefined;
  if (before === 'next ') return addDays(monday, 6 + weekday);
  const coming = addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  return after === undefined ? coming : addDays(coming, 7);
}

const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `2 weeks`, `two weeks`, `a fortnight`, `a month`. */
function afterTime(words: string, today: Day): Day | undefined {
  const [, count = '', unit] =
    /^(an?|one|another|\d{1,3}|[a-z]+) (day|week|fortnight|month)s?(?: from now)?$/.exec(words) ?? [];
  const size = /^(an?|another)$/.test(count) ? 1 : COUNTS.indexOf(count) + 1 || Number(count);
  if (unit === undefined || !Number.isInteger(size)) return undefined;
  return unit === 'month' ? monthsOn(today, size) : addDays(today, size * (DAYS[unit] ?? 0));
}

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

/** The same date so many months later, or that month’s last day if it is shorter. */
function monthsOn(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [inYear, inMonth] = [year + Math.floor((month - 1 + count) / 12), ((month - 1 + count) % 12) + 1];
  for (let last = date; ; last--) {
    const found = dayOf(inYear, inMonth, last);
    if (found !== undefined) return found;
  }
}

/** `january` alone is its first day. */
function monthSaid(words: string, today: Day): Day | undefined {
  const month = monthNamed(words.replace(/^the (?:start|beginning) of /, ''));
  if (month === 0) return undefined;
  const year = Number(today.slice(0, 4));
  const first = dayOf(year, month, 1);
  return first !== undefined && first > today ? first : dayOf(year + 1, month, 1);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? /;

function dayWritten(words: string, today: Day): DaySaid {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return inYear(iso[1], Number(iso[2]), Number(iso[3]), today);
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

function inYear(said: string | undefined, month: number, date: number, today: Day): DaySaid {
  const name = MONTHS[month - 1];
  if (name === undefined || date === 0) return undefined;
  if (said !== undefined) {
    const year = said.length === 2 ? 2000 + Number(said) : Number(said);
    const day = dayOf(year, month, date);
    return day === undefined ? { none: `${date} ${name}${isLeapDay(month, date) ? ` in ${year}` : ''}` } : { day };
  }
  const thisYear = Number(today.slice(0, 4));
  for (let later = 0; later <= LONGEST_BETWEEN_LEAP_DAYS; later++) {
    const day = dayOf(thisYear + later, month, date);
    // Includes today: the person is then told that it is today, rather than getting next year's date.
    if (day !== undefined && day >= today) return { day };
  }
  return { none: `${date} ${name}` };
}

const isLeapDay = (month: number, date: number) => month === 2 && date === 29;

/** In years: from 2096 to 2104. */
const LONGEST_BETWEEN_LEAP_DAYS = 8;
