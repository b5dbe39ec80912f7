import fc from 'fast-check';
import { cleanText, isBlank, isTooLong, quoted, withoutBullet } from './clean-text';

describe('a typed text is kept', () => {
  test.each([
    ['with its apostrophes and quotation marks', 'What’s “safe”?'],
    ['with accents', 'Naïve café'],
    ['with an emoji', 'Good 👍'],
    ['with an emoji of several parts', 'Families 👨‍👩‍👧‍👦 and 🏳️‍🌈 and 👩🏽‍⚕️'],
    ['with the flag of England', 'Here 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['with line breaks', 'How was it?\nGood\nBad'],
    ['with the joiners of Sinhala', 'ශ්\u200dරී ලංකා'],
    ['with the joiners of Hindi', 'क्\u200dष और क्\u200cष'],
    ['with what keeps the letters of Persian apart', 'می\u200cخواهم'],
    ['with that behind a vowel mark of Persian', 'کِ\u200cها'],
  ])('%s', (_what, text) => {
    expect(cleanText(text)).toBe(text.normalize('NFC'));
  });
});

describe('what cannot be seen is taken out', () => {
  test.each([
    ['zero-width characters', 'Y\u200be\u200cs\ufeff', 'Yes'],
    ['a joiner that joins no emoji', 'Y\u200des', 'Yes'],
    ['a second joiner, and one that joins nothing', 'می\u200c\u200cخواهم می\u200c', 'می\u200cخواهم می'],
    ['marks that turn the direction', '\u202eYes\u2066', 'Yes'],
    ['letters hidden in tags', 'Yes\u{e0041}\u{e0042}', 'Yes'],
    ['control characters', 'Y\u0000es\u0007 now', 'Y es now'],
    ['half of a character', 'Yes\ud83d', 'Yes'],
    ['letters that are blank', 'Yes\u3164\u2800', 'Yes'],
    ['runs of spaces, also wide ones', ' Yes \t\u00a0\u3000 now ', 'Yes now'],
    ['empty lines and other kinds of line break', 'One\r\n\r\nTwo\u2028Three', 'One\nTwo\nThree'],
  ])('%s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

test('a text of nothing but spaces and unseen characters is blank; one letter or emoji is not', () => {
  for (const text of ['', ' ', '\u200b', '\u3164', '\u0301', '\ufe0f']) expect(isBlank(cleanText(text))).toBe(true);
  for (const text of ['a', '5', '👍', '?', 'é']) expect(isBlank(cleanText(text))).toBe(false);
});

test('a quote is one line of at most 40 characters, and never cuts an emoji in half', () => {
  expect(quoted('Yes')).toBe('“Yes”');
  expect(quoted('one\ntwo')).toBe('“one two”');
  expect(quoted('👍'.repeat(50))).toBe(`“${'👍'.repeat(19)}…”`);
});

test('the marks of a list are no part of an answer; a minus sign is', () => {
  expect(['- Yes', '• Yes', '* Yes', '– Yes'].map(withoutBullet)).toEqual(['Yes', 'Yes', 'Yes', 'Yes']);
  expect(withoutBullet('-5')).toBe('-5');
});

test('whatever was typed, cleaning it again changes nothing, and it is never longer', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...' \n\t"“\u200d\u200b👍🏴\u0301\u3164'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, (typed) => {
      const clean = cleanText(typed);
      expect(cleanText(clean)).toBe(clean);
      expect(clean).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}|[\u200b\u202e\ufeff]/u);
    }),
    { seed: 20261123, numRuns: 2_000 },
  );
});

test('more than 4,000 characters are too long to read', () => {
  expect(isTooLong('a'.repeat(4_000))).toBe(false);
  expect(isTooLong('a'.repeat(4_001))).toBe(true);
});
