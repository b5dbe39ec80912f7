import { foldLooks, foldQuestion } from './fold';

const sameKey = (a: string, b: string) => foldQuestion(a) === foldQuestion(b);

describe('a question is the same', () => {
  test.each([
    ['in another case', 'IS IT FRIDAY?'],
    ['with other spaces', ' Is  it\nFriday ?'],
    ['with other punctuation', 'Is it Friday!!'],
    ['without punctuation', 'Is it Friday'],
    ['in quotation marks', '“Is it ‘Friday’?”'],
    ['in wide letters', 'Ｉｓ　ｉｔ　Ｆｒｉｄａｙ？'],
    ['with characters that cannot be seen', 'Is it Fri\u200bday?'],
    ['with an unseen mark of an emoji’s kind', 'Is it Friday\ufe0f?'],
    ['with an unseen joiner of accents', 'Is it Fri\u034fday?'],
    ['with a blank letter', 'Is it\u3164 Friday?'],
    ['with an unseen mark of many more', 'Is it Fri\u{e0101}day\u180b?'],
    ['with Russian letters', 'Іѕ іt Frіdау?'],
    ['with Greek letters', 'Ιs ιt Fridαy?'],
    ['with letters of several alphabets', 'ІЅ ΙT FRІԀАΥ?'.replace('Ԁ', 'D')],
    ['in mathematical letters', '𝐈𝐬 𝒊𝒕 𝔽𝕣𝕚𝕕𝕒𝕪?'],
    ['with a small l for a large i', 'ls it Friday?'],
    ['with a one and a bar', '1s |t Friday?'],
    ['with dots and accents', 'Ís ịt Frïday?'],
  ])('%s', (_what, question) => {
    expect(sameKey('Is it Friday?', question)).toBe(true);
  });

  test('with either kind of apostrophe, or none', () => {
    expect(sameKey("What's next?", 'What’s next')).toBe(true);
    expect(sameKey("What's next?", 'Whats next')).toBe(true);
  });

  test('never with other words, numbers or emoji', () => {
    expect(sameKey('Is it Friday?', 'Is it Monday?')).toBe(false);
    expect(sameKey('Option 1?', 'Option 2?')).toBe(false);
    expect(sameKey('👍?', '👎?')).toBe(false);
    expect(sameKey('?', '!')).toBe(false);
  });

  test('and never nothing', () => {
    expect(foldQuestion('???')).not.toBe('');
  });

  test('in another alphabet, in either case; and another question there is another', () => {
    expect(sameKey('Ποιο είναι το σχέδιο;', 'ΠΟΙΟ ΕΊΝΑΙ ΤΟ ΣΧΈΔΙΟ;')).toBe(true);
    expect(sameKey('Как дела?', 'КАК ДЕЛА?')).toBe(true);
    expect(sameKey('Как дела?', 'Как дети?')).toBe(false);
    expect(sameKey('यह की है?', 'यह का है?')).toBe(false);
  });
});

describe('an answer is the same', () => {
  test.each([
    ['with a mark that is not seen', 'Yes\ufe0f'],
    ['in Russian letters', 'Уеѕ'],
    ['in Greek letters', 'Υεs'],
    ['in wide letters', 'ＹＥＳ'],
  ])('%s', (_what, answer) => expect(foldLooks(answer)).toBe(foldLooks('Yes')));

  test.each([
    ['Fail', 'Fall'],
    ['Fur', 'Für'],
    ['C', 'C++'],
    ['की', 'का'],
    ['👍', '👎'],
    ['👍🏽', '👍🏿'],
  ])('never where people see another: %s and %s', (one, other) => expect(foldLooks(one)).not.toBe(foldLooks(other)));
});
