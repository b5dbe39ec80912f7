import { atMost, cut } from '../text/cut';

/** Longer than any poll that fits on a card: reading on would only cost time. */
const LONGEST_LINE = 4000;
const LONGEST_QUOTE = 40;

/**
 * A typed text without what cannot be seen: control and zero-width characters, direction marks, halves of characters,
 * letters that are blank. Spaces become one, line breaks stay, and so do the joiners and tags inside an emoji, and the
 * joiners that the spelling of Persian, Hindi or Sinhala needs.
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

/** The Hangul fillers and the empty Braille pattern: letters and symbols to Unicode, nothing to the eye. */
const BLANK_LETTERS = /[\u115f\u1160\u3164\uffa0\u2800]/g;

/** Alphabets whose letters join, so that one joiner, or one that keeps them apart, changes what is read. */
const JOINING = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil'],
  ...['Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/**
 * A flag of England, Scotland or Wales, a joiner after a part of an emoji, or one between such letters (vowels and marks
 * are among them); or else something that is not seen.
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

/** True where nothing is left that a person could read. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** A line of a list without the mark that people put in front of it. */
export const withoutBullet = (line: string): string => line.replace(/^ ?[-–•*·] /, '').trim();

/** What was typed, in quotation marks, on one line and at most 40 characters long. */
export const quoted = (text: string): string => `“${cut(cleanText(text).replaceAll('\n', ' '), LONGEST_QUOTE)}”`;
