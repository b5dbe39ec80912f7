import { mistaken, plain, quoted, type Reading, understood } from './reading';

const ALLOWED = 'Type a time from 00:00 to 23:59, such as 09:30 or 2pm.';
const NAMED: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', '12 noon': '12:00' };

/** `9:30`, `09.30`, `0930`, `9am`, `9.30 pm` or `noon`, as 09:30. */
export function readClockTime(text: string): Reading<string> {
  const words = plain(text).toLowerCase();
  if (words === '') return mistaken('Say at what time, such as 09:30.');
  const named = NAMED[words];
  if (named !== undefined) return understood(named);
  const [, hour, minute, half] = PATTERN.exec(words) ?? [];
  const time = clockTime(Number(hour), minute, half);
  if (time !== undefined) return understood(time);
  return mistaken(`I do not know the time ${quoted(text)}.`, meant(words, hour), ALLOWED);
}

/** True for a word that can only have been meant as a time. */
export function looksLikeTime(word: string): boolean {
  return /^\d/.test(word) || /^(noon|midday|midnight)$/i.test(word);
}

/** Three digits are read as 9 30: the hour may take one of them or two. */
const PATTERN = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?: ?([ap])\.?m\.?)?$/;

/** Undefined where no clock shows it. An hour alone needs its half of the day: 5 may be either. */
function clockTime(hour: number, minute: string | undefined, half: string | undefined): string | undefined {
  if (minute === undefined && half === undefined) return undefined;
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const minutes = Number(minute ?? 0);
  return hours <= 23 && minutes <= 59 ? shown(hours, minutes) : undefined;
}

function meant(words: string, hour: string | undefined): string {
  if (words === 'midnight') return 'Did you mean 00:00, when the day begins?';
  const hours = Number(hour);
  if (/^\d{1,2}$/.test(words) && hours >= 1 && hours <= 11)
    return `Did you mean ${shown(hours, 0)} or ${shown(hours + 12, 0)}?`;
  return /^\d{1,2}$/.test(words) && hours <= 23 ? `Did you mean ${shown(hours, 0)}?` : '';
}

const shown = (hours: number, minutes: number) =>
  `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
