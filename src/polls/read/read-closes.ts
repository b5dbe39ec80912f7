import { clockTimesIn } from '../../text/clock-time';
import { atMost } from '../../text/cut';
import { hourAlone } from '../../text/spoken-time';
import { quoted } from '../clean-text';
import { type Closes, LONGEST_OPEN, SHORTEST_OPEN } from '../poll';
import type { PollMistake } from './mistake';

/** When a poll closes by itself, or a kind sentence about what to type instead. */
export type ClosesReading =
  | { readonly ok: true; readonly closes: Closes }
  | { readonly ok: false; readonly mistake: PollMistake };

const ALLOWED = 'Type “for 2m”, “for 1h” or another time from 1 minute to 24 hours.';

/** Reads `2m`, `90s`, `1h30`, `10 minutes`, `ten minutes` or `half an hour`: from 1 minute to 24 hours. */
export function readFor(text: string): ClosesReading {
  const seconds = secondsIn(text.toLowerCase());
  if (text === '') return wrong('closes', `How long should the poll stay open? ${ALLOWED}`);
  if (seconds === undefined && /^\d+$/.test(text))
    return wrong(
      'closes',
      `Is ${quoted(text)} minutes or hours? Type “for ${atMost(text, 4)}m” or “for ${atMost(text, 4)}h”.`,
    );
  if (seconds === undefined) return wrong('closes', `I do not know how long ${quoted(text)} is. ${ALLOWED}`);
  if (seconds < SHORTEST_OPEN) return wrong('closes', `${quoted(text)} is too short for people to answer. ${ALLOWED}`);
  if (seconds > LONGEST_OPEN)
    return wrong(
      'closes',
      `${quoted(text)} is longer than 24 hours. ${ALLOWED} Or leave it out, and close the poll yourself.`,
    );
  return { ok: true, closes: { after: seconds } };
}

/**
 * Reads `15:30`, `3.30pm`, `half 3`, `3` or `noon` as the next instant, within 24 hours, when the clocks in `zone` show it: of the
 * two that `half 3` may mean, whichever comes first.
 */
export function readUntil(text: string, now: Date, zone: string): ClosesReading {
  const times = timesIn(text);
  if (text === '') return wrong('until', 'When should the poll close? Type a time, such as “until 15:30”.');
  if (times.length === 0)
    return wrong('until', `I do not recognise ${quoted(text)} as a time. Type it like “until 15:30”.`);
  const soonest = times
    .map((time) => ({ time, at: nextShowing(time, now, zone) }))
    .filter(({ at }) => times.length === 1 || (at !== undefined && !isTooSoon(at, now)))
    .sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
  const [{ time, at } = { time: times[0], at: undefined }] = soonest;
  if (at !== undefined && isTooSoon(at, now))
    return wrong('until', `${time} is less than a minute away. Type a later time.`);
  if (at !== undefined) return { ok: true, closes: { at: at.toISOString() } };
  return wrong('until', `The clocks change, so there is no ${time} before this time tomorrow. Type another time.`);
}

const isTooSoon = (at: Date, now: Date) => at.getTime() - now.getTime() < SHORTEST_OPEN * 1000;

function timesIn(text: string): readonly string[] {
  const words = text.toLowerCase();
  const times = clockTimesIn(words);
  return times.length > 0 ? times : hourAlone(words);
}

/** How many of these words, at most, say one time (after `until`) or one length of time (after `for`); 0 if the first ones do not. */
export function closingWords(name: 'for' | 'until', words: readonly string[]): number {
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const said = words.slice(0, count).join(' ');
    if (name === 'until' ? timesIn(said).length > 0 : secondsIn(said.toLowerCase()) !== undefined) return count;
  }
  return 0;
}

/** `a quarter of an hour`, `half past nine in the morning`. */
const MOST_WORDS = 6;

const wrong = (field: 'closes' | 'until', says: string): ClosesReading => ({ ok: false, mistake: { field, says } });

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,6}) ?s(?:ecs?|econds?)?$/, 1],
  [/^(\d{1,6}) ?m(?:ins?|inutes?)?$/, 60],
  [/^(\d{1,6}) ?h(?:rs?|ours?)?$/, 3600],
];

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MORE_NUMBERS = new Map([...NUMBERS.map((word, at) => [word, at + 1] as const), ['a', 1], ['an', 1]])
  .set('fifteen', 15)
  .set('twenty', 20)
  .set('thirty', 30)
  .set('forty', 40)
  .set('forty-five', 45);

/** In minutes. */
const NAMED_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['half an hour', 30],
  ['a half hour', 30],
  ['half hour', 30],
  ['a quarter of an hour', 15],
  ['quarter of an hour', 15],
  ['three quarters of an hour', 45],
  ['an hour and a half', 90],
  ['one and a half hours', 90],
]);

function secondsIn(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2})h ?(\d{1,2})m?$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60;
  const named = NAMED_LENGTHS.get(text);
  if (named !== undefined) return named * 60;
  const inDigits = text.replace(/^[a-z-]+(?= )/, (word) => String(MORE_NUMBERS.get(word) ?? word));
  for (const [pattern, size] of UNITS) {
    const count = pattern.exec(inDigits)?.[1];
    if (count !== undefined) return Number(count) * size;
  }
  return undefined;
}

const MINUTE_MS = 60_000;

/** Tries every minute of a day: right whatever the clocks do, and quick enough for something that a person types. */
function nextShowing(time: string, now: Date, zone: string): Date | undefined {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const first = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const last = now.getTime() + LONGEST_OPEN * 1000;
  for (let at = first; at <= last; at += MINUTE_MS) if (clock.format(at) === time) return new Date(at);
  return undefined;
}
