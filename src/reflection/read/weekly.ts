import type { Audience, Region, Rule } from '../schedule';
import { readAudience } from './audience';
import { readClockTime } from './clock-time';
import { readOnHolidays } from './on-holidays';
import type { Reading } from './reading';
import { readWeekday } from './weekday';
import { sortWords, WEEKLY_FIELDS, type WeeklyField } from './weekly-words';
import { readZone } from './zone';

/** What a person set for a weekly prompt. `audience` null: prompts for everybody. */
export type Weekly = Rule & { readonly audience: Audience | null };

/** The installation's values, used if a line or form does not set them. */
export type WeeklyDefaults = { readonly zone: string; readonly region: Region };

/** `says`: one or more sentences for the person: what is wrong, what was probably meant, what to type. */
export type WeeklyMistake = { readonly field: WeeklyField; readonly says: string };
type WeeklyReading =
  | { readonly ok: true; readonly weekly: Weekly }
  | { readonly ok: false; readonly mistakes: readonly WeeklyMistake[] };

/**
 * Reads `monday 09:30 [Europe/London] [for managers] [skip holidays | after holidays | on holidays]`, with or without
 * `weekly` in front. Returns all mistakes at once. Never throws for any text.
 */
export function readWeekly(words: string, defaults: WeeklyDefaults): WeeklyReading {
  const { fields, twice } = sortWords(words);
  const reading = readWeeklyForm(fields, defaults);
  const more = twice.map((field) => ({ field, says: ONE_ONLY[field] }));
  if (more.length === 0) return reading;
  const others = reading.ok ? [] : reading.mistakes.filter(({ field }) => field !== 'day' && field !== 'time');
  return { ok: false, mistakes: [...more, ...others] };
}

/** Reads a filled-in form, keyed by field name; a missing field counts as empty. Never throws for any text. */
export function readWeeklyForm(form: Readonly<Record<string, string>>, defaults: WeeklyDefaults): WeeklyReading {
  const filled = (field: WeeklyField) => form[field] ?? '';
  const day = readWeekday(filled('day'));
  const time = readClockTime(filled('time'));
  const zone = readZone(filled('zone'), defaults.zone);
  const audience = readAudience(filled('audience'));
  const holidays = readOnHolidays(filled('holidays'), defaults.region);
  if (day.ok && time.ok && zone.ok && audience.ok && holidays.ok)
    return {
      ok: true,
      weekly: { weekday: day.value, time: time.value, zone: zone.value, audience: audience.value, ...holidays.value },
    };
  const readings: Record<WeeklyField, Reading<unknown>> = { day, time, zone, audience, holidays };
  return {
    ok: false,
    mistakes: WEEKLY_FIELDS.flatMap((field) => {
      const reading = readings[field];
      return reading.ok ? [] : [{ field, says: reading.says }];
    }),
  };
}

const ONE_ONLY = {
  day: 'A prompt comes once a week, so name one day only, such as Monday.',
  time: 'A prompt comes once a week, so name one time only, such as 09:30.',
};
