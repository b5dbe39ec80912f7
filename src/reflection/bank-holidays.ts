import type Holidays from 'date-holidays';
import type { Day } from './day';
import type { Region } from './schedule';

/**
 * True for a bank holiday of the region, including one at a weekend and its substitute day. The first call for a region
 * other than `none` loads the holiday data, which takes about a seventh of a second and 30 MB.
 */
export function isBankHoliday(day: Day, region: Region): boolean {
  return region !== 'none' && bankHolidays(region, day.slice(0, 4)).has(day);
}

type Place = Exclude<Region, 'none'>;

/** The codes that date-holidays uses. England and Wales have the same holidays. */
const STATES: Record<Place, string> = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' };

/** Holidays missing from the data: https://www.gov.scot/news/world-cup-bank-holiday-confirmed/ */
const ALSO: Partial<Record<Place, readonly Day[]>> = { scotland: ['2026-06-15'] };

const known = new Map<string, ReadonlySet<Day>>();

function bankHolidays(place: Place, year: string): ReadonlySet<Day> {
  const key = `${place} ${year}`;
  const before = known.get(key);
  if (before) return before;
  const holidays = new (load())('GB', STATES[place], { languages: 'en', types: ['public', 'bank'] });
  const days = new Set(holidays.getHolidays(year).map(({ date }) => date.slice(0, 10)));
  for (const day of ALSO[place] ?? []) if (day.startsWith(year)) days.add(day);
  known.set(key, days);
  return days;
}

/** Loads the library on first use: it is the heaviest one here, and schedules without holidays never need it. */
function load(): typeof Holidays {
  return require('date-holidays') as typeof Holidays;
}
