import { longDate } from '../text/long-date';
import type { Mistake } from './mistake';
import type { Written } from './read';

/** Days on which somebody is said to have looked at something, but which have not come yet. */
export function futureDates(written: readonly Written[], today: string): Mistake[] {
  return written.flatMap(({ entry, file, lineOf }) =>
    daysIn(entry)
      .filter(({ day }) => day > today)
      .map(({ path, day }) => ({
        file,
        line: lineOf(path),
        says: `${String(path.at(-1))}: found ${day}, which is in the future (today is ${longDate(today)}); write the day on which somebody looked`,
      })),
  );
}

type Dated = { readonly path: readonly PropertyKey[]; readonly day: string };

function daysIn(value: unknown, path: readonly PropertyKey[] = []): Dated[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (typeof inner !== 'string') return daysIn(inner, here);
    return key === 'reviewed' || key === 'checkedOn' ? [{ path: here, day: inner }] : [];
  });
}
