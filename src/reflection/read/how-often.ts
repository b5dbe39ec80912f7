import { IN_MONTH, type InMonth } from '../schedule';
import { mistaken, type Reading, understood } from './reading';

/** How often a prompt comes: every so many weeks, or once in a month. */
export type HowOften = { readonly weeks: 1 | 2 | 3 | 4 } | { readonly inMonth: InMonth };

/**
 * Reads how often: `2` (weeks), or `first` (of its weekday in a month), as `howOftenIn` writes it and the form has it. Null if it
 * is not said.
 */
export function readHowOften(text: string): Reading<HowOften | null> {
  if (text === '') return understood(null);
  const inMonth = IN_MONTH.find((one) => one === text);
  if (inMonth !== undefined) return understood({ inMonth });
  const weeks = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (weeks === 1 || weeks === 2 || weeks === 3 || weeks === 4) return understood({ weeks });
  if (text === MONTHLY) return mistaken('Please say which one in the month, such as “monthly first monday”.');
  if (text === TWICE)
    return mistaken('A prompt can come every few weeks or once a month, not both. Please choose one.');
  return text === FIFTH
    ? mistaken('Not every month has a fifth one. Type first, second, third, fourth or last.')
    : mistaken('A prompt can come every week, or every 2, 3 or 4 weeks.');
}

const MONTHLY = 'monthly';
const TWICE = 'weekly and monthly';
const FIFTH = 'fifth';

/**
 * Takes out of a line how often it says: `every 2 weeks`, `fortnightly`, `every second monday`, `monthly first monday`, `last
 * friday of the month`. The weekday stays in the rest. Nothing is said by a weekday alone.
 */
export function howOftenIn(line: string): { readonly said: string; readonly rest: string } {
  const found: string[] = [];
  const take = (pattern: RegExp, meaning: (word: string) => string, leaves = ' ') => {
    rest = rest.replace(pattern, (_all: string, word?: string | number) => {
      found.push(meaning(typeof word === 'string' ? word : ''));
      return leaves;
    });
  };
  let rest = ` ${line} `;
  const monthly = MONTH.test(rest);
  rest = rest.replace(MONTH_WORDS, ' ');
  if (monthly) {
    const which = ORDINAL_DAY.exec(rest);
    rest = rest.replace(ORDINAL_DAY, ' $2 ');
    found.push(which ? inMonthNamed(which[1] ?? '') : MONTHLY);
  }
  take(FORTNIGHT, () => '2');
  take(EVERY_WEEKS, weeksNamed);
  if (!monthly) {
    take(FIRST_DAY, inMonthNamed);
    take(EVERY_OTHER, weeksNamed);
    take(EVERY_DAY, () => '1', ' every ');
  }
  const all = [...new Set(found)];
  return { said: all.length > 1 ? TWICE : (all[0] ?? ''), rest: rest.replace(/ +/g, ' ').trim() };
}

const DAYS = '(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\\b';
const MONTH = /\b(?:monthly|every month|each month|once a month|(?:of|in) (?:the|each|every|a) month)\b/i;
const MONTH_WORDS = new RegExp(`(?<= )${MONTH.source.replaceAll('\\b', '')}(?= )`, 'gi');
const ORDINALS = 'first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last';
const ORDINAL_DAY = new RegExp(`(?<= )(?:(?:every|each|on|the) )*(${ORDINALS}) (${DAYS})(?= )`, 'i');
const FORTNIGHT = /(?<= )(?:fortnightly|(?:every|each|once a) fortnight|bi-?weekly)(?= )/gi;
const COUNTS = '\\d{1,3}|one|two|three|four|five|six|seven|eight|other|second|2nd|third|3rd|fourth|4th';
const EVERY_WEEKS = new RegExp(`(?<= )(?:every|each|once a|once every) (?:(${COUNTS}) )?weeks?(?= )`, 'gi');
const FIRST_DAY = new RegExp(`(?<= )(?:(?:on )?(?:every|each|the) )?(first|1st|last|fifth|5th)(?= ${DAYS} )`, 'gi');
const EVERY_OTHER = new RegExp(
  `(?<= )(?:on )?(?:every|each) (other|second|2nd|third|3rd|fourth|4th)(?= ${DAYS} )`,
  'gi',
);
const EVERY_DAY = new RegExp(`(?<= )(?:every|each)(?= ${DAYS} )`, 'gi');

function weeksNamed(count: string): string {
  const word = count.toLowerCase();
  if (word === '') return '1';
  if (/^\d+$/.test(word)) return String(Number(word));
  return String(WEEKS[word] ?? 0);
}

const WEEKS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
  ...{ other: 2, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4 },
};

const inMonthNamed = (ordinal: string): string => SHORT[ordinal.toLowerCase()] ?? ordinal.toLowerCase();
const SHORT: Readonly<Record<string, string>> = {
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': FIFTH,
};
