import { foldQuestion } from './fold';

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
});
