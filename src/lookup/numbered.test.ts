import { asksForNone, numberAskedFor, numberWithin } from './numbered';
import { wordsOf } from './words';

const asked = (line: string) => numberAskedFor(wordsOf(line));

test.each([
  ['no. 3', '3'],
  ['No 2', '2'],
  ['number five', '5'],
  ['number one', '1'],
  ['principle number five', '5'],
  ['principal 8', '8'],
  ['the 4th one', '4'],
  ['the fifth one', '5'],
  ['2nd principle', '2'],
  ['the eighth principle please', '8'],
  ['what is the first principle?', '1'],
  ['P7 pls', '7'],
])('“%s” asks for principle %s', (line, number) => {
  expect(asked(line)).toBe(number);
});

test.each([
  'children first',
  'the first thing to do at a strategy discussion',
  'number eight bus is late',
  'principle 9',
  'number ten',
  'what are the 8 principles',
  'principle 2 or principle 3',
  'one',
  'first or second',
  '',
])('“%s” asks for no principle by its number alone', (line) => {
  expect(asked(line)).toBeUndefined();
});

test.each([
  ['principal 4 strenght base', '4'],
  ['Principle two inequalities', '2'],
  ['number two, inequalities', '2'],
  ['no. 6 – curiosity', '6'],
  ['can you open principle 4 for me', '4'],
  ['[open](https://example.org) principle 7 pls', '7'],
])('“%s” names principle %s by its number', (line, number) => {
  expect(numberWithin(line)).toBe(number);
});

test.each([
  'number eight bus is late',
  'principle',
  'principles 4 all',
  'no 3',
  'principal engineer vacancy',
  'is it principle 2 or principle 3',
  'in principle one of us should go',
  'read principle 12 to me',
])('“%s” names none by its number', (line) => {
  expect(numberWithin(line)).toBeUndefined();
});

test.each([
  ['principle 12', true],
  ['what is principle number 9?', true],
  ['principle 0', true],
  ['principle 8', false],
  ['principle 12 angry men', false],
  ['12', false],
  ['9 and 10', false],
])('“%s” asks for a principle that is none: %s', (line, isNone) => {
  expect(asksForNone(wordsOf(line))).toBe(isNone);
});
