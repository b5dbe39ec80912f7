import { parseArgs } from 'node:util';
import { dayOf } from '../reflection/day';
import { readClockTime } from '../reflection/read/clock-time';
import { nearest, quoted, type Reading, understood } from '../reflection/read/reading';
import { readWeekday } from '../reflection/read/weekday';
import { zoneNamed } from '../reflection/read/zone-name';
import { HOLIDAY_CHOICES, type OnHolidays, REGIONS, type Region, type Rule } from '../reflection/schedule';
import { slots } from '../reflection/slots';

export const HOW_TO_ASK = `How to ask for the times of a weekly prompt:
  upcoming --weekday monday --time 09:30 --timezone Europe/London --from 2026-01-01T00:00:00Z --count 60
           [--every 2]  (weeks, up to 4, counted from the first day)
           [--holidays skip|next-working-day --region england-and-wales|scotland|northern-ireland]`;

const MOST = 1000;

/**
 * The times at which a weekly schedule posts from `--from` on (inclusive), one a line in ISO 8601, UTC. If an option is
 * missing or wrong, the text names every such option and `ok` is false.
 */
export function upcoming(words: readonly string[]): { text: string; ok: boolean } {
  const { given, strays } = readOptions(words);
  const readings = {
    weekday: required(given, 'weekday', readWeekday),
    time: required(given, 'time', readClockTime),
    timezone: required(given, 'timezone', readTimezone),
    from: required(given, 'from', readInstant),
    count: required(given, 'count', readCount),
    every: readEvery(given.every ?? '1'),
    holidays: readHolidays(given),
  };
  const { weekday, time, timezone, from, count, every, holidays } = readings;
  if (strays.length === 0 && weekday.ok && time.ok && timezone.ok && from.ok && count.ok && every.ok && holidays.ok) {
    const days = { weekday: weekday.value, ...every.value };
    const rule: Rule = { ...days, time: time.value, zone: timezone.value, ...holidays.value };
    const lines = slots(rule, from.value, count.value).map(({ at }) => at.toISOString().replace('.000Z', 'Z'));
    return { text: lines.join('\n'), ok: true };
  }
  const wrong = Object.entries(readings).flatMap(([name, read]) => (read.ok ? [] : [`--${name}: ${read.says}`]));
  return { text: [...strays, ...wrong, '', HOW_TO_ASK].join('\n'), ok: false };
}

const NAMES = ['weekday', 'time', 'timezone', 'from', 'count', 'every', 'holidays', 'region'] as const;
type Name = (typeof NAMES)[number];
type Given = Partial<Record<Name, string>>;

/** The options as they were typed, and a sentence for each word that is not an option or is a repeated one. */
function readOptions(words: readonly string[]): { given: Given; strays: string[] } {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' } as const]));
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const given: Given = {};
  const strays: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const name = token.kind === 'option' ? NAMES.find((known) => token.rawName === `--${known}`) : undefined;
    if (name === undefined) {
      const stray = token.kind === 'option' ? token.rawName : token.value;
      const meant = nearest(
        stray,
        NAMES.map((known) => `--${known}`),
      );
      strays.push([`I do not know the option ${quoted(stray)}.`, meant].filter(Boolean).join(' '));
    } else if (given[name] === undefined) given[name] = (token.kind === 'option' && token.value) || '';
    else strays.push(`--${name} is given twice.`);
  }
  return { given, strays };
}

function required<T>(given: Given, name: Name, read: (text: string) => Reading<T>): Reading<T> {
  const text = given[name]?.trim() ?? '';
  return text === '' ? { ok: false, says: `please give one, such as --${name} ${EXAMPLES[name]}` } : read(text);
}

const EXAMPLES: Record<Name, string> = {
  weekday: 'monday',
  time: '09:30',
  timezone: 'Europe/London',
  from: '2026-01-01T00:00:00Z',
  count: '60',
  every: '2',
  holidays: 'skip',
  region: 'england-and-wales',
};

const found = (text: string, allowed: string, meant = ''): Reading<never> => ({
  ok: false,
  says: [`found ${quoted(text)}; it must be ${allowed}.`, meant].filter(Boolean).join(' '),
});

function readTimezone(text: string): Reading<string> {
  const zone = zoneNamed(text);
  if (zone !== undefined) return understood(zone);
  const meant = nearest(text, ['Europe/London', ...Intl.supportedValuesOf('timeZone')]);
  return found(text, 'an IANA name such as Europe/London', meant);
}

const INSTANT =
  /^((?:19|2\d)\d\d)-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function readInstant(text: string): Reading<Date> {
  const [, year, month, date] = INSTANT.exec(text) ?? [];
  // JavaScript reads 30 February as 2 March.
  if (dayOf(Number(year), Number(month), Number(date)) !== undefined) return understood(new Date(text));
  return found(text, 'a date and time from 1900 to 2999, such as 2026-01-01T00:00:00Z');
}

function readCount(text: string): Reading<number> {
  const count = Number(text);
  return /^\d{1,4}$/.test(text) && count >= 1 && count <= MOST
    ? understood(count)
    : found(text, `a whole number from 1 to ${MOST}`);
}

function readEvery(text: string): Reading<Pick<Rule, 'rhythm'>> {
  if (text === '1') return understood({});
  const weeks = ([2, 3, 4] as const).find((one) => String(one) === text);
  return weeks === undefined
    ? found(text, 'a number of weeks from 1 to 4')
    : understood({ rhythm: { weeks, from: null } });
}

function readHolidays({ holidays, region }: Given): Reading<{ onHolidays: OnHolidays; region: Region }> {
  const [onHolidays, place] = [HOLIDAY_CHOICES.find((one) => one === holidays), REGIONS.find((one) => one === region)];
  if (holidays === undefined && region === undefined) return understood({ onHolidays: 'post', region: 'none' });
  if (holidays === undefined) return { ok: false, says: 'say what to do on bank holidays, such as --holidays skip' };
  if (onHolidays === undefined) return found(holidays, `one of ${HOLIDAY_CHOICES.join(', ')}`);
  if (onHolidays === 'post') return understood({ onHolidays, region: 'none' });
  if (region === undefined) return { ok: false, says: 'say whose bank holidays, such as --region england-and-wales' };
  if (place === undefined) return found(region, `--region with one of ${REGIONS.join(', ')}`);
  return understood({ onHolidays, region: place });
}
