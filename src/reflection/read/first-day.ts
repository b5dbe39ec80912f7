import { longDate } from '../../text/long-date';
import { addYears, type Day } from '../day';
import { daySaid } from './day-said';
import { mistaken, quoted, type Reading, understood } from './reading';

/** Takes the day from which weeks are counted out of a line: `from 7 December`, `starting next monday`. */
export function firstDayIn(line: string): { readonly said: string; readonly rest: string } {
  const words = line.split(' ');
  for (const [at, word] of words.entries()) {
    if (!BEFORE_A_DAY.test(word)) continue;
    const start = /^on$/i.test(words[at + 1] ?? '') ? at + 2 : at + 1;
    for (let end = Math.min(start + MOST_WORDS, words.length); end > start; end--) {
      const said = words.slice(start, end).join(' ').replace(/,$/, '');
      if (isDay(said)) return { said, rest: [...words.slice(0, at), ...words.slice(end)].join(' ') };
    }
  }
  return { said: '', rest: line };
}

const BEFORE_A_DAY = /^(?:from|starting|beginning|since)$/i;

/** `the 7th of December 2026`. */
const MOST_WORDS = 5;

/** Whatever today is, these words are a day, or one that the calendar does not have. A time may look like a year, such as 0930. */
function isDay(text: string): boolean {
  const said = daySaid(text.toLowerCase(), '2028-01-01');
  return said !== undefined && ('none' in said || said.day > '2000');
}

/** Reads a day within two years before or after today. Null if none is said. */
export function readFirstDay(text: string, today: Day): Reading<Day | null> {
  if (text === '') return understood(null);
  const said = daySaid(text.toLowerCase(), today);
  if (said === undefined) return mistaken(`I do not recognise ${quoted(text)} as a date.`);
  if ('none' in said) return mistaken(`There is no ${said.none}.`, 'Please check the date.');
  const { day } = said;
  return day < addYears(today, -2) || day > addYears(today, 2)
    ? mistaken(`${longDate(day)} is too far away.`)
    : understood(day);
}
