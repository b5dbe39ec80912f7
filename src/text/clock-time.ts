/**
 * A time that somebody typed, in lower case (`9:30`, `09.30`, `0930`, `9am`, `9.30 pm`, `noon`), as `09:30`. Undefined if it is
 * not a time of day. An hour alone needs am or pm: 5 may be either.
 */
export function clockTimeIn(words: string): string | undefined {
  if (words === 'noon' || words === 'midday') return '12:00';
  const [, hour, minute, half] = PATTERN.exec(words) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined)) return undefined;
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  const time = `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
  return isClockTime(time) ? time : undefined;
}

/** The hour has one digit or two, so `930` is read as 9:30. */
const PATTERN = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?: ?([ap])\.?m\.?)?$/;

/** True for `00:00` to `23:59`, with two digits on each side. */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
