import { isBankHoliday } from './bank-holidays';
import { addDays, type Day, weekdayOf } from './day';

/** What https://www.gov.uk/bank-holidays lists, from the rules behind it: days off on weekdays only. */
type Place = 'england-and-wales' | 'scotland' | 'northern-ireland';

const isWeekend = (day: Day) => weekdayOf(day) >= 6;

/** Gauss's computus for Gregorian Easter, with its two exceptions. */
function easterSunday(year: number): Day {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const century = Math.floor(year / 100);
  const p = Math.floor((13 + 8 * century) / 25);
  const m = (15 - p + century - Math.floor(century / 4)) % 30;
  const n = (4 + century - Math.floor(century / 4)) % 7;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + n) % 7;
  if (d === 29 && e === 6) return `${year}-04-19`;
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) return `${year}-04-18`;
  return addDays(`${year}-03-22`, d + e);
}

const firstMonday = (month: string) => addDays(month, (8 - weekdayOf(month)) % 7);
const lastMonday = (monthEnd: string) => addDays(monthEnd, 1 - weekdayOf(monthEnd));

/** Moves the days, one by one, to the next free weekday. */
function inLieu(...festivals: Day[]): Day[] {
  const taken: Day[] = festivals.filter((day) => !isWeekend(day));
  for (const festival of festivals.filter(isWeekend)) {
    let day = festival;
    while (isWeekend(day) || taken.includes(day)) day = addDays(day, 1);
    taken.push(day);
  }
  return taken;
}

function listed(place: Place, year: number): Day[] {
  const easter = easterSunday(year);
  const scottish = place === 'scotland';
  const spring = year === 2022 ? ['2022-06-02', '2022-06-03'] : [lastMonday(`${year}-05-31`)];
  return [
    ...inLieu(`${year}-01-01`, ...(scottish ? [`${year}-01-02`] : [])),
    addDays(easter, -2),
    ...(scottish ? [firstMonday(`${year}-08-01`)] : [addDays(easter, 1), lastMonday(`${year}-08-31`)]),
    firstMonday(`${year}-05-01`),
    ...spring,
    ...inLieu(`${year}-12-25`, `${year}-12-26`),
    ...(scottish ? inLieu(`${year}-11-30`) : []),
    ...(place === 'northern-ireland' ? [...inLieu(`${year}-03-17`), ...inLieu(`${year}-07-12`)] : []),
    ...(year === 2022 ? ['2022-09-19'] : []),
    ...(year === 2023 ? ['2023-05-08'] : []),
    ...(scottish && year === 2026 ? ['2026-06-15'] : []),
  ].sort();
}

function daysOf(year: number): Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

const YEARS = Array.from({ length: 17 }, (_, at) => 2021 + at);
const PLACES = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

describe.each(PLACES)('bank holidays of %s', (place) => {
  it.each(YEARS)('are on the weekdays that the rules give for %i', (year) => {
    expect(daysOf(year).filter((day) => !isWeekend(day) && isBankHoliday(day, place))).toEqual(listed(place, year));
  });

  it('are at weekends only the festivals themselves', () => {
    const festivals = ['01-01', '01-02', '03-17', '07-12', '11-30', '12-25', '12-26'];
    const atWeekends = YEARS.flatMap(daysOf).filter((day) => isWeekend(day) && isBankHoliday(day, place));
    expect(atWeekends.filter((day) => !festivals.includes(day.slice(5)))).toEqual([]);
    expect(atWeekends).toContain('2027-12-25');
  });
});

it.each([
  ['2025-04-20', 'england-and-wales', false],
  ['2025-04-21', 'england-and-wales', true],
  ['2025-04-21', 'scotland', false],
  ['2026-08-03', 'scotland', true],
  ['2026-08-31', 'scotland', false],
  ['2026-08-31', 'england-and-wales', true],
  ['2026-12-28', 'england-and-wales', true],
  ['2028-01-04', 'scotland', true],
  ['2028-01-04', 'england-and-wales', false],
  ['2025-12-01', 'scotland', true],
  ['2026-07-13', 'northern-ireland', true],
  ['2022-05-30', 'england-and-wales', false],
  ['2026-06-15', 'scotland', true],
  ['2026-06-15', 'england-and-wales', false],
  ['2026-12-25', 'none', false],
] as const)('%s in %s: %p', (day, region, expected) => {
  expect(isBankHoliday(day, region)).toBe(expected);
});
