import { type Day, weekdayOf } from '../day';
import { onWeekday } from '../own-days';
import type { Audience, Region, Rhythm, Rule, Weekday } from '../schedule';
import { readAudience } from './audience';
import { readClockTime } from './clock-time';
import { readFirstDay } from './first-day';
import { type HowOften, readHowOften } from './how-often';
import { readOnHolidays } from './on-holidays';
import { mistaken, quoted, type Reading, understood } from './reading';
import { readSteps } from './steps';
import { readWeekday } from './weekday';
import { sortWords, WEEKLY_FIELDS, type WeeklyField } from './weekly-words';
import { readZone } from './zone';

/** What a person set for a weekly prompt. `audience` null: prompts for everybody. */
export type Weekly = Rule & { readonly audience: Audience | null };

/** What counts if a line or form does not say it: the installation's values or, where a prompt is set already, what it has. */
export type WeeklyDefaults = {
  readonly zone: string;
  readonly region: Region;
  readonly today: Day;
  readonly before?: Weekly | undefined;
};

/** `says`: one or more sentences for the person: what is wrong, what was probably meant, what to type. `words`: known to no field. */
export type WeeklyMistake = { readonly field: WeeklyField | 'words'; readonly says: string };

/** `understood`: the parts without a mistake and, where a prompt is set already, what it has in place of the others. */
export type WeeklyReading =
  | { readonly ok: true; readonly weekly: Weekly }
  | { readonly ok: false; readonly mistakes: readonly WeeklyMistake[]; readonly understood: Partial<Weekly> };

/**
 * Reads `monday 09:30 [every 2 weeks] [Europe/London] [for managers] [skip holidays | after holidays | on holidays] [in two steps]`,
 * with or without `weekly` in front. Returns all mistakes at once. Never throws for any text.
 */
export function readWeekly(words: string, defaults: WeeklyDefaults): WeeklyReading {
  const { fields, unknown, twice } = sortWords(words, defaults.before !== undefined);
  const reading = readWeeklyForm(fields, defaults);
  const more: WeeklyMistake[] = [
    ...twice.map((field) => ({ field, says: ONE_ONLY[field] })),
    ...(unknown.length > 0 ? [unknownWords(unknown)] : []),
  ];
  if (more.length === 0) return reading;
  const others = reading.ok ? [] : reading.mistakes.filter(({ field }) => !twice.some((one) => one === field));
  return { ok: false, mistakes: [...more, ...others], understood: reading.ok ? reading.weekly : reading.understood };
}

const unknownWords = (words: readonly string[]): WeeklyMistake => ({
  field: 'words',
  says: `I do not know the ${words.length > 1 ? 'words' : 'word'} ${quoted(words.join(' '))}.`,
});

/** Reads a filled-in form, keyed by field name; a missing field counts as empty. Never throws for any text. */
export function readWeeklyForm(form: Readonly<Record<string, string>>, defaults: WeeklyDefaults): WeeklyReading {
  const { before } = defaults;
  const filled = (field: WeeklyField) => form[field] ?? '';
  const kept = <T>(field: WeeklyField, value: T | undefined, read: (text: string) => Reading<T>): Reading<T> =>
    value !== undefined && filled(field).trim() === '' ? understood(value) : read(filled(field));
  const from = readFirstDay(filled('from'), defaults.today);
  const firstWeekday = from.ok && from.value !== null ? weekdayOf(from.value) : before?.weekday;
  const day = kept('day', firstWeekday, readWeekday);
  const time = kept('time', before?.time, readClockTime);
  const every = readHowOften(filled('every'));
  const zone = kept('zone', before?.zone, (text) => readZone(text, defaults.zone));
  const audience = kept('audience', before?.audience, readAudience);
  const holidays = kept('holidays', before && { onHolidays: before.onHolidays, region: before.region }, (text) =>
    readOnHolidays(text, defaults.region),
  );
  const steps = kept('steps', before && before.twoSteps === true, readSteps);
  // Only weeks that are set already are moved to a weekday.
  const weekday = day.ok ? day.value : (before?.weekday ?? 1);
  const often = every.ok ? every.value : null;
  const counted = rhythmOf(often, every.ok && from.ok ? from.value : null, weekday, before);
  const rhythm = counted.ok ? counted : rhythmOf(often, null, weekday, before);
  const readings: Record<WeeklyField, Reading<unknown>> = {
    ...{ day, time, every, zone, audience, holidays, steps },
    from: from.ok ? counted : from,
  };
  const mistakes = WEEKLY_FIELDS.flatMap((field) => {
    const reading = readings[field];
    return reading.ok ? [] : [{ field, says: reading.says }];
  });
  const { rhythm: _rhythm, twoSteps: _steps, ...set }: Partial<Weekly> = before ?? {};
  const parts: Partial<Weekly> = {
    ...set,
    ...(day.ok ? { weekday: day.value } : {}),
    ...(time.ok ? { time: time.value } : {}),
    ...(zone.ok ? { zone: zone.value } : {}),
    ...(audience.ok ? { audience: audience.value } : {}),
    ...(holidays.ok ? holidays.value : {}),
    ...(rhythm.ok ? rhythm.value : {}),
    ...(steps.ok && steps.value ? { twoSteps: true } : {}),
  };
  return isWhole(parts, mistakes) ? { ok: true, weekly: parts } : { ok: false, mistakes, understood: parts };
}

const isWhole = (_parts: Partial<Weekly>, mistakes: readonly WeeklyMistake[]): _parts is Weekly =>
  mistakes.length === 0;

/**
 * The rhythm that is said, or the one that was set before: weeks are still counted from the same one unless another first day
 * is said.
 */
function rhythmOf(
  said: HowOften | null,
  from: Day | null,
  weekday: Weekday,
  before: Weekly | undefined,
): Reading<{ readonly rhythm?: Rhythm }> {
  const was = before?.rhythm;
  if (said !== null && 'inMonth' in said) return from === null ? understood({ rhythm: said }) : NO_FIRST_DAY;
  const weeks = said?.weeks ?? (was && 'weeks' in was ? was.weeks : 1);
  if (said === null && from === null) return understood(was ? { rhythm: onWeekday(was, weekday) } : {});
  if (weeks === 1) return from === null ? understood({}) : NO_FIRST_DAY;
  const same = was && 'weeks' in was && was.weeks === weeks && from === null;
  return understood({ rhythm: same ? onWeekday(was, weekday) : { weeks, from } });
}

const NO_FIRST_DAY = mistaken(
  'You can only give a first day with every 2, 3 or 4 weeks. To begin later, set the prompt, then pause it until that day.',
);

const ONE_ONLY = {
  day: 'A prompt comes once a week, so name one day only, such as Monday.',
  time: 'A prompt comes once a week, so name one time only, such as 09:30.',
};
