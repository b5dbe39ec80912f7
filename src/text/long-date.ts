/** `2026-11-23` as `23 November 2026`. */
export const longDate = (day: string): string => joined(day, ['day', 'month', 'year']);

/** `2026-11-23` as `Monday 23 November 2026`. */
export const weekdayDate = (day: string): string => joined(day, ['weekday', 'day', 'month', 'year']);

/** `2026-11-23` as `Mon`. */
export const shortWeekday = (day: string): string => weekdayDate(day).slice(0, 3);

/** `2026-11-23` as `Mon 23 Nov`. */
export const shortDate = (day: string): string =>
  joined(day, ['weekday', 'day', 'month'])
    .split(' ')
    .map((part) => part.slice(0, 3))
    .join(' ');

/** Joined here rather than by `format`, whose commas vary with the version of the locale data. */
function joined(day: string, names: readonly ('weekday' | 'day' | 'month' | 'year')[]): string {
  const parts = FORMAT.formatToParts(new Date(`${day}T00:00:00Z`));
  return names.map((name) => parts.find(({ type }) => type === name)?.value).join(' ');
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
});
