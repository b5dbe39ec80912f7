import { foldQuestion, sameQuestion } from './fold';
import { asksTheSame, mayShowResult, nextResultAt } from './may-show-result';

const NOW = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

test('the first result of a question may be shown', () => {
  expect(mayShowResult([], NOW)).toBe(true);
  expect(nextResultAt([])).toBeUndefined();
});

test('a second may be shown 24 hours after the last, not a moment before', () => {
  expect(mayShowResult([hoursAgo(24)], NOW)).toBe(true);
  expect(mayShowResult([new Date(hoursAgo(24).getTime() + 1)], NOW)).toBe(false);
  expect(mayShowResult([hoursAgo(0)], NOW)).toBe(false);
});

test('the last of several counts, in whatever order they come', () => {
  expect(mayShowResult([hoursAgo(1), hoursAgo(100)], NOW)).toBe(false);
  expect(mayShowResult([hoursAgo(100), hoursAgo(1)], NOW)).toBe(false);
  expect(nextResultAt([hoursAgo(100), hoursAgo(1)])).toEqual(new Date('2026-11-24T11:00:00Z'));
});

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
    expect(sameQuestion('Is it Friday?', question)).toBe(true);
  });

  test('with either kind of apostrophe, or none', () => {
    expect(sameQuestion("What's next?", 'What’s next')).toBe(true);
    expect(sameQuestion("What's next?", 'Whats next')).toBe(true);
  });

  test('never with other words, numbers or emoji', () => {
    expect(sameQuestion('Is it Friday?', 'Is it Monday?')).toBe(false);
    expect(sameQuestion('Option 1?', 'Option 2?')).toBe(false);
    expect(sameQuestion('👍?', '👎?')).toBe(false);
    expect(sameQuestion('?', '!')).toBe(false);
  });

  test('and never nothing', () => {
    expect(foldQuestion('???')).not.toBe('');
  });
});

test('two polls ask the same by their template, whatever its wording was, or by their question', () => {
  const first = { question: 'Is it Friday?', template: 'friday' };
  expect(asksTheSame(first, { question: 'Is it Friday yet?', template: 'friday' })).toBe(true);
  expect(asksTheSame(first, { question: 'is it friday', template: null })).toBe(true);
  expect(asksTheSame(first, { question: 'Is it Monday?', template: null })).toBe(false);
  expect(asksTheSame({ ...first, template: null }, { question: 'Is it Monday?', template: null })).toBe(false);
});
