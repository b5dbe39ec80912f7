import { clockTimeIn } from '../../text/clock-time';
import { atMost } from '../../text/cut';
import { quoted } from '../clean-text';
import { type Closes, LONGEST_OPEN, SHORTEST_OPEN } from '../poll';
import type { PollMistake } from './mistake';

/** When a poll closes by itself, or a kind sentence about what to type instead. */
export type ClosesReading =
  | { readonly ok: true; readonly closes: Closes }
  | { readonly ok: false; readonly mistake: PollMistake };

const ALLOWED = 'Type for 2m, for 1h or another time from 1 minute to 24 hours.';

/** Reads `2m`, `90s`, `1h`, `1h30` or `10 minutes`: from 1 minute to 24 hours. */
export function readFor(text: string): ClosesReading {
  const seconds = secondsIn(text.toLowerCase());
  if (text === '') return wrong('closes', `Say how long the poll stays open. ${ALLOWED}`);
  if (seconds === undefined && /^\d+$/.test(text))
    return wrong(
      'closes',
      `Is ${quoted(text)} minutes or hours? Type for ${atMost(text, 4)}m or for ${atMost(text, 4)}h.`,
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
 * Reads `15:30`, `15.30`, `3.30pm` or `noon` as the next instant, within 24 hours, when the clocks in `zone` show it.
 */
export function readUntil(text: string, now: Date, zone: string): ClosesReading {
  const time = clockTimeIn(text.toLowerCase());
  if (text === '') return wrong('until', 'Say until what time the poll stays open, such as until 15:30.');
  if (time === undefined) return wrong('until', `I cannot read ${quoted(text)} as a time. Type it like until 15:30.`);
  const at = nextShowing(time, now, zone);
  if (at !== undefined && at.getTime() - now.getTime() < SHORTEST_OPEN * 1000)
    return wrong('until', `${time} is less than a minute away. Type a later time.`);
  if (at !== undefined) return { ok: true, closes: { at: at.toISOString() } };
  return wrong('until', `The clocks change, so there is no ${time} before this time tomorrow. Type another time.`);
}

const wrong = (field: 'closes' | 'until', says: string): ClosesReading => ({ ok: false, mistake: { field, says } });

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,6}) ?s(?:ecs?|econds?)?$/, 1],
  [/^(\d{1,6}) ?m(?:ins?|inutes?)?$/, 60],
  [/^(\d{1,6}) ?h(?:rs?|ours?)?$/, 3600],
];

function secondsIn(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2})h ?(\d{1,2})m?$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60;
  for (const [pattern, size] of UNITS) {
    const count = pattern.exec(text)?.[1];
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
