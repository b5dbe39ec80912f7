import { atMost, cut } from '../text/cut';

/** Longer than any poll that fits on a card: reading more would only waste time. */
const LONGEST_LINE = 4000;
const LONGEST_QUOTE = 40;

/**
 * Removes what cannot be seen from a typed text: control and zero-width characters, direction marks, lone surrogates
 * and blank letters. Runs of spaces become one space. Line breaks stay, as do joiners and tags inside an emoji, and
 * joiners that the spelling of Persian, Hindi or Sinhala needs. Cuts the text at 4,000 characters.
 */
export function cleanText(text: string): string {
  return atMost(text, LONGEST_LINE)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(BLANK_LETTERS, ' ')
    .replace(JOINED_OR_UNSEEN, (found, joined?: string) => (joined === undefined ? '' : found))
    .normalize('NFC')
    .replace(/(?:(?!\n)[\s\p{Cc}])+/gu, ' ')
    .replace(/ *\n\s*/g, '\n')
    .trim();
}

export const isTooLong = (text: string): boolean => text.length > LONGEST_LINE;

/** The Hangul fillers and the empty Braille pattern: Unicode calls them letters and symbols, but they look blank. */
const BLANK_LETTERS = /[\u115f\u1160\u3164\uffa0\u2800]/g;

/** Scripts whose letters join, so that a joiner or non-joiner changes what is read. */
const JOINING = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil'],
  ...['Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/**
 * Either (captured, and kept) a flag of England, Scotland or Wales, a joiner between parts of an emoji, or a joiner
 * between letters of those scripts, with vowels and marks; or else an invisible character.
 */
const JOINED_OR_UNSEEN = new RegExp(
  [
    '(\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}',
    '(?<=\\p{Extended_Pictographic}|\\ufe0f|\\p{Emoji_Modifier})\\u200d(?=\\p{Extended_Pictographic})',
    `(?<=[${JOINING}]\\p{Script=Inherited}{0,3})[\\u200c\\u200d](?=[${JOINING}]))`,
    '\\p{Cf}|\\p{Cs}|\\u034f',
  ].join('|'),
  'gu',
);

/** True if the text has nothing that a person could read. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** A line of a list without its bullet. */
export const withoutBullet = (line: string): string => line.replace(/^ ?[-–•*·] /, '').trim();

/** What was typed, in quotation marks: one line, at most 40 characters. */
export const quoted = (text: string): string => `“${cut(cleanText(text).replaceAll('\n', ' '), LONGEST_QUOTE)}”`;
