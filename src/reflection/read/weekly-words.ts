import { clockTimeIn } from '../../text/clock-time';
import { spokenTimeIn } from '../../text/spoken-time';
import { audienceNamed } from './audience';
import { looksLikeTime } from './clock-time';
import { firstDayIn } from './first-day';
import { howOftenIn } from './how-often';
import { holidayWords } from './on-holidays';
import { plain } from './reading';
import { stepsIn } from './steps';
import { weekdayNamed } from './weekday';
import { looksLikeZone } from './zone';

/** What a person can set for a weekly prompt. The form's fields have the same names. */
export const WEEKLY_FIELDS = ['day', 'time', 'every', 'from', 'zone', 'audience', 'holidays', 'steps'] as const;
export type WeeklyField = (typeof WEEKLY_FIELDS)[number];

/** The words of a line for each field, those for none (`unknown`), and whether it gives more than one day or time. Nothing is checked here. */
type WeeklyWords = {
  readonly fields: Readonly<Record<WeeklyField, string>>;
  readonly unknown: readonly string[];
  readonly twice: readonly ('day' | 'time')[];
};

/**
 * Sorts the words of a line, in any order: `mondays at half 9 Europe/Dublin for managers every 2 weeks, skip bank holidays`. If
 * no word is a day, or none is a time, the next word left over is taken for it; not if the prompt `keeps` what is not said.
 */
export function sortWords(line: string, keeps = false): WeeklyWords {
  const whole = plain(line);
  const holidays = holidayWords(whole);
  const steps = stepsIn(holidays?.rest ?? whole);
  const apart = steps.rest.split(/[\s,;]+/).filter(Boolean);
  const every = howOftenIn(apart.join(' '));
  const from = firstDayIn(every.rest);
  const words = withClockTimes(from.rest).split(' ').filter(Boolean);
  const audience = takeAudience(words);
  joinHalves(words);
  const days = take(words, (word) => weekdayNamed(word) !== undefined);
  const times = take(words, looksLikeTime);
  const left = words.filter((word) => !isSmallWord(word));
  const zone = takeZone(left);
  const meant = (said: readonly string[]) => said[0] ?? (keeps ? undefined : left.shift()) ?? '';
  const [day, time] = [meant(from.said && days.length === 0 ? [''] : days), meant(times)];
  return {
    fields: {
      ...{ day, time, every: every.said, from: from.said, zone, audience },
      ...{ holidays: holidays?.said ?? '', steps: steps.said },
    },
    unknown: left,
    twice: [...(days.length > 1 ? (['day'] as const) : []), ...(times.length > 1 ? (['time'] as const) : [])],
  };
}

/** With more words left over, it is not a schedule, and looking each of them up would take long. */
const MOST_LEFT = 6;

/** `at half 9` becomes `at 09:30`. */
const withClockTimes = (line: string) =>
  line.replace(spokenTimeIn(), (said) => clockTimeIn(said.toLowerCase()) ?? said);

/** All words that are left, if they are a zone together, such as `New York`; otherwise those that are one by themselves. */
function takeZone(words: string[]): string {
  if (words.length === 0 || words.length > MOST_LEFT) return '';
  if (looksLikeZone(words.join(' '))) return words.splice(0).join(' ');
  return take(words, looksLikeZone).join(' ');
}

/** True for a word that adds nothing. */
export const isSmallWord = (word: string): boolean => SMALL_WORDS.has(word.toLowerCase());

const SMALL_WORDS: ReadonlySet<string> = new Set(
  'weekly every each on at in the and or & - to time zone timezone please only just prompt prompts'.split(' '),
);

/**
 * `for all the managers` → `managers`; removes the words from the list. `for` with nothing after it is returned as is,
 * and an audience needs no `for`. Several audiences are returned as typed, to be refused: a schedule has only one.
 */
function takeAudience(words: string[]): string {
  const at = words.findIndex((word) => word.toLowerCase() === 'for');
  if (at < 0) {
    const alone = words.findIndex(isAudience);
    return alone < 0 ? '' : words.splice(alone, lengthFrom(alone, words)).join(' ');
  }
  const behind = words.slice(at + 1, at + 4);
  const named = behind.findIndex(isAudience);
  const onlyBefore = behind.slice(0, named).every((word) => /^(all|the|our)$/i.test(word));
  if (named < 0 || !onlyBefore) {
    const unknown = words.splice(at + 1, unknownBehind(at, words));
    const [said = ''] = words.splice(at, 1);
    return unknown.join(' ') || (at === words.length ? said : '');
  }
  const start = at + 1 + named;
  const length = lengthFrom(start, words);
  return words
    .splice(at, start - at + length)
    .slice(-length)
    .join(' ');
}

/** How many words after `for` belong to no other field: they were meant as an audience. */
function unknownBehind(at: number, words: readonly string[]): number {
  const behind = words.slice(at + 1);
  const next = behind.findIndex(
    (word) => weekdayNamed(word) !== undefined || looksLikeTime(word) || word.includes('/'),
  );
  return next < 0 ? behind.length : next;
}

const isAudience = (word: string) => audienceNamed(word) !== undefined;

/** How many words from `start` name audiences: one, or more, with or without `and` between them. */
function lengthFrom(start: number, words: readonly string[]): number {
  let end = start + 1;
  for (;;) {
    const next = /^(and|or|&)$/i.test(words[end] ?? '') ? end + 1 : end;
    if (!isAudience(words[next] ?? '')) return end - start;
    end = next + 1;
  }
}

/** Joins `9.30` and `pm` into one word. */
function joinHalves(words: string[]): void {
  for (let at = words.length - 1; at > 0; at--) {
    if (/^([ap]\.?m\.?|noon)$/i.test(words[at] ?? '') && /^\d[\d:.h]*$/i.test(words[at - 1] ?? ''))
      words.splice(at - 1, 2, `${words[at - 1]} ${words[at]}`);
  }
}

function take(words: string[], fits: (word: string) => boolean): string[] {
  const taken = words.filter(fits);
  const others = words.filter((word) => !fits(word));
  words.splice(0, words.length, ...others);
  return taken;
}
