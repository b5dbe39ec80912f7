import type { Weekday } from '../schedule';
import { mistaken, nearest, plain, quoted, type Reading, understood } from './reading';

/** English names, Monday first. */
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const ALLOWED = 'Type a day of the week, such as Monday.';

/** Reads `Monday`, `mondays`, `mon`, or a number from 1 (Monday) to 7. */
export function readWeekday(text: string): Reading<Weekday> {
  const day = weekdayNamed(text);
  if (day !== undefined) return understood(day);
  const word = plain(text);
  if (/^[1-7]$/.test(word)) return understood(Number(word) as Weekday);
  if (word === '') return mistaken('Please say which day of the week, such as Monday.');
  return mistaken(`I do not know the day ${quoted(text)}.`, nearest(word, WEEKDAY_NAMES), ALLOWED);
}

/** The weekday with this name, full or short; undefined for any other word. */
export function weekdayNamed(word: string): Weekday | undefined {
  const name = plain(word)
    .toLowerCase()
    .replace(/['’]s$|\.$/, '');
  const at = WEEKDAY_NAMES.findIndex((full, index) =>
    [full.toLowerCase(), `${full.toLowerCase()}s`, ...(SHORT[index] ?? [])].includes(name),
  );
  return at < 0 ? undefined : ((at + 1) as Weekday);
}

const SHORT = [
  ['mon', 'mons'],
  ['tue', 'tues'],
  ['wed', 'weds'],
  ['thu', 'thur', 'thurs'],
  ['fri', 'fris'],
  ['sat', 'sats'],
  ['sun', 'suns'],
];
