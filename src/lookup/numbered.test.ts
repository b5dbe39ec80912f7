import { numberAskedFor, numberBefore } from './numbered';
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
])('“%s” begins with the number of principle %s', (line, number) => {
  expect(numberBefore(line)).toBe(number);
});

test.each(['number eight bus is late', 'principle', 'principles 4 all', 'no 3', 'principal engineer vacancy'])(
  '“%s” begins with none',
  (line) => {
    expect(numberBefore(line)).toBeUndefined();
  },
);
