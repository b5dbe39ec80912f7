import { atMost } from '../text/cut';

/** Spellings of one sound, in the order in which they are read. A capital is a sound that is done; small letters are read by themselves below. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/^psy(?:ch)?|psych/g, 'SK'],
  [/^(?:kn|gn|pn)/, 'N'],
  [/^wr/, 'R'],
  [/^who/, ''],
  [/^wh?/, 'W'],
  [/x/g, 'ks'],
  [/ph/g, 'F'],
  [/gh(?=[tsdn]|$)/g, ''],
  [/st(?=le|en)/g, 'S'],
  [/mb$/, 'M'],
  [/(?:s?c|t|ss?|x)i(?=o[nu]|a[nl]|en|ou)/g, 'X'],
  [/sch/g, 'SK'],
  [/t?ch|sh|dg(?=[eiy])|g(?=[eiy])/g, 'X'],
  [/th/g, 'T'],
  [/ck|q/g, 'K'],
  [/s?c(?=[eiy])/g, 'S'],
];

/** Any of them: a word that has none stays as it is. */
const SPELLING = new RegExp(SPELLINGS.map(([spelling]) => spelling.source).join('|'));

/** All sounds that there are. */
export const SOUNDS = 'PTFKSXLMNRW';

/** Letters that are heard alike, voiced or not: “debt” is “dept”. Vowels, h, w and y are not heard at all. */
const HEARD = new Map(
  Object.entries({ P: 'bp', T: 'dt', F: 'fv', K: 'ckg', S: 'sz', X: 'j', L: 'l', M: 'm', N: 'n', R: 'r' }).flatMap(
    ([sound, letters]) => [sound, ...letters].map((letter): [string, string] => [letter, sound]),
  ),
);

/** In letters. A longer word is hostile, and no name has one. */
const LONGEST = 30;

/**
 * How a word sounds, by its consonants alone: “vicarious” and “vicar is” sound alike, and so do “debt bondage” and “dead
 * bondage”. A number sounds as it is said. Empty for a word without consonants, and for other scripts.
 */
export function soundsOf(word: string): string {
  const letters = atMost(word, LONGEST)
    .replace(/\d+/g, said)
    .replace(/([a-z])\1+/g, '$1');
  let spelt = letters;
  if (SPELLING.test(letters)) for (const [spelling, sound] of SPELLINGS) spelt = spelt.replace(spelling, sound);
  let sounds = spelt.startsWith('W') ? 'W' : '';
  for (const letter of spelt) sounds += HEARD.get(letter) ?? '';
  return sounds;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number up to 99 as it is said: “s47” sounds like “s forty seven”. */
function said(digits: string): string {
  const number = Number(digits);
  if (number > 99) return '';
  return ONES[number] ?? `${TENS[Math.floor(number / 10) - 2]}${number % 10 === 0 ? '' : ONES[number % 10]}`;
}
