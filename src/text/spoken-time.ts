/**
 * The times of day that words such as `half past nine`, `quarter to ten`, `nine thirty` or `9 o’clock` may mean, the likelier
 * first: one between 07:00 and 19:00. Only one if they say which half of the day. Empty if they are no such words. Expects
 * lower case.
 */
export function spokenTimes(words: string): readonly string[] {
  if (words.length > LONGEST) return [];
  const text = words.replace(/[’']/g, '').replace(/[\s-]+/g, ' ');
  const { hour, minutes, half } = spoken(text.trim()) ?? {};
  return hour === undefined || minutes === undefined ? [] : eitherHalf(hour, minutes, half);
}

/** The same for an hour alone, `9` or `nine`, which might be something else. */
export function hourAlone(words: string): readonly string[] {
  const hour = hourIn(words.trim());
  return hour === undefined ? [] : eitherHalf(hour, 0);
}

/** Finds such words in a line, in upper or lower case. */
export const spokenTimeIn = (): RegExp => new RegExp(`(?<![\\w:.])${SPOKEN}(?![\\w:])`, 'gi');

/** In characters. */
const LONGEST = 60;

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MINUTES = new Map(
  Object.entries({
    ...{ five: 5, ten: 10, fifteen: 15, quarter: 15, twenty: 20, 'twenty five': 25, half: 30 },
    ...{ thirty: 30, 'thirty five': 35, forty: 40, 'forty five': 45, fifty: 50, 'fifty five': 55 },
  }),
);

const HOUR = `(?:1[0-2]|0?[1-9]|${HOURS.join('|')})`;
const WORDS = [...MINUTES.keys()].sort((a, b) => b.length - a.length).map((word) => word.replace(' ', '[ -]'));
const HALF_OF_DAY = '(?: ?[ap]\\.?m\\b\\.?| (?:in the )?(?:morning|afternoon|evening)| at night)';
const SPOKEN = `(?:${[
  `half(?:[ -]past)?[ -]${HOUR}`,
  `(?:a )?(?:${WORDS.join('|')}|\\d?[05]|[1-5]?\\d ?(?:minutes?|mins?))(?: (?:minutes|mins))?[ -](?:past|to)[ -]${HOUR}`,
  `${HOUR} ?o[’']? ?clock`,
  `(?:${HOURS.join('|')})[ -](?:oh?[ -]five|${WORDS.filter((word) => !/quarter|half|^five$/.test(word)).join('|')})`,
]
  .map((one) => `${one}${HALF_OF_DAY}?`)
  .concat(`${HOUR}${HALF_OF_DAY}`)
  .join('|')})`;

type Half = 'a' | 'p';

function spoken(text: string) {
  const [, said = '', which = ''] = new RegExp(`^(.*?)(${HALF_OF_DAY})?$`).exec(text) ?? [];
  const half = halfOf(which);
  // “9 to 10” is a span of time, “10 minutes to 9” a time.
  const around = /^(?:a )?(\d?[05]|[a-z ]+?|[1-5]?\d(?= ?mi))(?: ?(?:minutes?|mins?))? (past|to) (\w+)$/.exec(
    said.replace(/^half (?!past )/, 'half past '),
  );
  if (around) {
    const [, count = '', side, name = ''] = around;
    const [minutes, hour] = [minutesIn(count), hourIn(name)];
    if (minutes === undefined || hour === undefined || (side === 'to' && minutes === 30)) return undefined;
    return side === 'past' ? { hour, minutes, half } : { hour: (hour + 11) % 12, minutes: 60 - minutes, half };
  }
  const sharp = /^(\w+?) ?o ?clock$/.exec(said) ?? (half ? /^(\w+)$/.exec(said) : null);
  if (sharp) return withHour(hourIn(sharp[1] ?? ''), 0, half);
  const [, name = '', count = ''] = /^([a-z]+) (.+)$/.exec(said) ?? [];
  if (!HOURS.includes(name)) return undefined;
  return withHour(hourIn(name), /^oh? five$/.test(count) ? 5 : atLeastTen(MINUTES.get(count)), half);
}

const withHour = (hour: number | undefined, minutes: number | undefined, half: Half | undefined) =>
  hour === undefined || minutes === undefined ? undefined : { hour, minutes, half };

const atLeastTen = (minutes: number | undefined) => (minutes !== undefined && minutes >= 10 ? minutes : undefined);

function halfOf(which: string): Half | undefined {
  if (which === '') return undefined;
  return /morning|^ ?a/.test(which) ? 'a' : 'p';
}

function hourIn(word: string): number | undefined {
  const hour = /^\d{1,2}$/.test(word) ? Number(word) : HOURS.indexOf(word) + 1;
  return hour >= 1 && hour <= 12 ? hour : undefined;
}

function minutesIn(text: string): number | undefined {
  const minutes = /^\d{1,2}$/.test(text) ? Number(text) : MINUTES.get(text);
  return minutes !== undefined && minutes > 0 && minutes < 60 ? minutes : undefined;
}

/** The two times of a twelve-hour clock, the one in the usual working day first. */
function eitherHalf(hour: number, minutes: number, half?: Half): string[] {
  const early = (hour % 12) * 60 + minutes;
  const late = early + 12 * 60;
  const both = early >= FIRST_OF_DAY ? [early, late] : [late, early];
  return (half === undefined ? both : [half === 'a' ? early : late]).map(shown);
}

const FIRST_OF_DAY = 7 * 60;

const shown = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16);
