import { linesOf, scaleOf, widthOf } from './scale';

test.each([
  [[3, 5, 4], 0, 6],
  [[0, 0], 0, 1],
  [[40, 100], 0, 100],
  [[-3, 3], -4, 4],
])('an axis for %j goes from %d to %d', (values, low, high) => {
  const scale = scaleOf(values);
  expect([scale.low, scale.high]).toEqual([low, high]);
  expect(scale.ticks).toContain(0);
});

test('people are counted in whole steps', () => {
  expect(scaleOf([1, 2]).ticks).toEqual([0, 1, 2]);
});

test('a long label is broken between words, and ends with a sign where something is left out', () => {
  expect(linesOf('Not heard or only in part of it', 80, 2)).toEqual(['Not heard or', 'only in par…']);
  expect(linesOf('Safeguarding', 40, 2)).toEqual(['Safeg…']);
  expect(linesOf('Yes', 200, 2)).toEqual(['Yes']);
  expect(linesOf('Partly', widthOf('Partly'), 2)).toEqual(['Partly']);
});
