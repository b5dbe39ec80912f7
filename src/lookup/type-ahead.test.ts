import { shippedContent } from '../testing/shipped-content';
import { createTypeAhead } from './type-ahead';

const find = createTypeAhead(
  shippedContent().terms.map(({ id, term, aliases, abbreviations }) => ({
    id,
    names: [term, ...aliases, ...abbreviations],
  })),
);

test.each([
  ['cukoo', 'cuckooing'],
  ['county li', 'county-lines'],
  ['vicarous tra', 'vicarious-trauma'],
  ['adultifcation', 'adultification'],
  ['child trafficing', 'child-trafficking'],
])('what has been typed so far, “%s”, finds %s first', (typed, id) => expect(find(typed)[0]).toBe(id));

test.each(['', ' ', 'qqqq', '\u0000', '🙂'.repeat(5_000)])('what is like no name finds nothing', (typed) =>
  expect(find(typed)).toEqual([]),
);
