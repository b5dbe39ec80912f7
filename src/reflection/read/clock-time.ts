import { clockTimeIn } from '../../text/clock-time';
import { mistaken, plain, quoted, type Reading, understood } from './reading';

const ALLOWED = 'Type a time from 00:00 to 23:59, such as 09:30 or 2pm.';

/** Reads `9:30`, `0930`, `9am`, `half 9`, `quarter to ten` or `noon` as a time such as `09:30`; `half 2` is in the afternoon. */
export function readClockTime(text: string): Reading<string> {
  const words = plain(text).toLowerCase();
  if (words === '') return mistaken('Please say what time, such as 09:30.');
  // Which end of the day it is, only a person can say.
  const time = words === 'midnight' ? undefined : clockTimeIn(words);
  if (time !== undefined) return understood(time);
  return mistaken(`I do not recognise ${quoted(text)} as a time.`, meant(words), ALLOWED);
}

/** True for a word that can only be meant as a time. */
export function looksLikeTime(word: string): boolean {
  return /^\d/.test(word) || /^(noon|midday|midnight)$/i.test(word);
}

function meant(words: string): string {
  if (words === 'midnight') return 'Did you mean 00:00, the start of the day?';
  if (!/^\d{1,2}$/.test(words)) return '';
  const hours = Number(words);
  if (hours >= 1 && hours <= 11) return `Did you mean ${shown(hours)} or ${shown(hours + 12)}?`;
  return hours <= 23 ? `Did you mean ${shown(hours)}?` : '';
}

const shown = (hours: number) => `${String(hours).padStart(2, '0')}:00`;
