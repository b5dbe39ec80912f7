import { spokenTimes } from './spoken-time';

/**
 * A time that somebody typed, in lower case (`9:30`, `09.30`, `0930`, `9am`, `half 9`, `quarter to ten`, `noon`), as `09:30`.
 * Undefined if it is not a time of day. An hour alone needs am or pm: 5 may be either.
 */
export const clockTimeIn = (words: string): string | undefined => clockTimesIn(words)[0];

/** All times that it may mean, the likelier first: two for `half 9`, which is 09:30 or 21:30. */
export function clockTimesIn(words: string): readonly string[] {
  const named = NAMED.get(words);
  if (named !== undefined) return [named];
  const [, hour, minute, half] = PATTERN.exec(words) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined)) return spokenTimes(words);
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return [];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  const time = `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
  return isClockTime(time) ? [time] : [];
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['12 noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
  ['12 midnight', '00:00'],
]);

/** The hour has one digit or two, so `930` is read as 9:30. */
const PATTERN = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?: ?([ap])\.?m\.?)?$/;

/** True for `00:00` to `23:59`, with two digits on each side. */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
