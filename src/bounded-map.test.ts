import { createBoundedMap } from './bounded-map';

const KEYS = ['a', 'b', 'c', 'd'];

test('the newest are kept, and a key that is set again is new again', () => {
  const map = createBoundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  map.set('c', 4);
  expect(KEYS.map(map.has)).toEqual([true, false, true, false]);
  expect(KEYS.map(map.get)).toEqual([3, undefined, 4, undefined]);
});

test('what is over beside the newest goes, however few there are', () => {
  const map = createBoundedMap<number>(10, (kept, newest) => newest - kept >= 60);
  map.set('a', 100);
  map.set('b', 101);
  map.set('c', 160);
  expect(KEYS.map(map.has)).toEqual([false, true, true, false]);
});

test('what was taken away is gone, and makes room', () => {
  const map = createBoundedMap<undefined>(2);
  for (const key of ['a', 'b']) map.set(key, undefined);
  expect([map.delete('b'), map.delete('b')]).toEqual([true, false]);
  map.set('c', undefined);
  expect(KEYS.map(map.has)).toEqual([true, false, true, false]);
});
