import { slipsBetween } from '../../text/slips-between';
import { hourAlone, spokenTimeIn } from '../../text/spoken-time';
import { AUDIENCES } from '../schedule';
import { audienceNamed, EVERYONE } from './audience';
import { looksLikeTime } from './clock-time';
import { plain } from './reading';
import { WEEKDAY_NAMES, weekdayNamed } from './weekday';
import { readWeekly, type Weekly, type WeeklyDefaults } from './weekly';
import { isSmallWord, sortWords } from './weekly-words';
import { looksLikeZone } from './zone';

/**
 * What a line probably means that cannot be read as it stands: misspelt words are put right (`mondya 0930`), and an hour alone
 * (`monday 9`) is taken for one of the working day. Undefined if a word may mean several things, or nothing.
 */
export function guessWeekly(line: string, defaults: WeeklyDefaults): Weekly | undefined {
  const as = (words: string) => {
    const reading = readWeekly(words, defaults);
    return reading.ok ? reading.weekly : undefined;
  };
  if (!saysAnything(line)) return undefined;
  const words = plain(line).split(/[\s,;]+/);
  if (words.length > MOST_WORDS) return as(line);
  const mended = words.map(mend).join(' ');
  return as(line) ?? as(mended) ?? as(withHour(mended));
}

/** A longer line is no misspelt schedule, and mending it would take long. */
const MOST_WORDS = 16;

const saysAnything = (line: string): boolean => {
  const { fields, unknown } = sortWords(line, true);
  return unknown.length > 0 || Object.values(fields).some(Boolean);
};

/** An hour alone becomes a time, if the line has no other. */
function withHour(line: string): string {
  if (spokenTimeIn().test(line)) return line;
  const words = line.split(' ');
  const hours = words.filter((word) => hourAlone(word.toLowerCase()).length > 0);
  if (hours.length !== 1) return line;
  return words.map((word) => hourAlone(word.toLowerCase())[0] ?? word).join(' ');
}

/** The one word of the vocabulary that is nearest; the word itself if none is near, or several are equally near. */
function mend(word: string): string {
  const typed = word.toLowerCase();
  if (isKnown(word) || typed.length < SHORTEST) return word;
  const most = Math.floor(typed.length / 3);
  const slips = VOCABULARY.map((known) => slipsBetween(typed, known, most));
  const fewest = Math.min(...slips);
  const [nearest, second] = VOCABULARY.filter((_known, at) => slips[at] === fewest);
  return fewest <= most && second === undefined && nearest !== undefined ? nearest : word;
}

const SHORTEST = 4;

const VOCABULARY = [
  ...WEEKDAY_NAMES.map((name) => name.toLowerCase()),
  ...AUDIENCES,
  EVERYONE,
  ...'weekly every weeks fortnight fortnightly monthly month first second third fourth last other'.split(' '),
  ...'half past quarter noon midday oclock morning afternoon skip after holidays bank london dublin from'.split(' '),
];

const isKnown = (word: string): boolean =>
  VOCABULARY.includes(word.toLowerCase()) ||
  isSmallWord(word) ||
  weekdayNamed(word) !== undefined ||
  audienceNamed(word) !== undefined ||
  looksLikeTime(word) ||
  looksLikeZone(word);
