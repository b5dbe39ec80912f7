import type { Said } from '../../lookup/features';
import { createLearnt } from '../../lookup/learnt';
import { keysOf } from '../../lookup/strings';
import { type Example, learn } from './learn';

/** Three words, two axes: boats belong to the harbour, books to the library, and printers to nobody. */
const CONCEPTS = keysOf(['boat', 'book', 'printer', 'quay']);
const [BOAT, BOOK, PRINTER, QUAY] = [0, 1, 2, 3];
const [HARBOUR, LIBRARY, NOBODY] = [0, 1, 2];
const EAST = Float32Array.of(1, 0);
const NORTH = Float32Array.of(0, 1);

const said = (ids: readonly number[], place?: Float32Array, words: readonly string[] = []): Said => ({
  tokens: ids.map((id) => ({ id, certainty: 1 })),
  words,
  place,
});
const example = (ids: readonly number[], label: number, place?: Float32Array): Example => ({
  said: said(ids, place),
  label,
  count: 1,
});
const examples = [
  ...Array.from({ length: 8 }, () => example([BOAT], HARBOUR, EAST)),
  ...Array.from({ length: 8 }, () => example([BOOK], LIBRARY, NORTH)),
  ...Array.from({ length: 8 }, () => example([PRINTER], NOBODY)),
  example([QUAY], HARBOUR),
];
const taught = learn(examples, ['harbour', 'library'], CONCEPTS, 2);
const ask = createLearnt(taught, ['library', 'local', 'harbour'], CONCEPTS);
const everything = () => true;

test('a word speaks for the entry whose examples have it, wherever the entry stands now', () => {
  const boat = ask(said([BOAT]), everything);
  expect(boat.likeliest[0]).toBe(2);
  expect(boat.of(2)).toBeGreaterThan(boat.of(0));
  expect(boat.of(2)).toBeGreaterThan(boat.none);
});

test('a word of matters out of scope speaks for silence', () => {
  const printer = ask(said([PRINTER]), everything);
  expect(printer.none).toBeGreaterThan(Math.max(printer.of(0), printer.of(2)));
});

test('where a question lies speaks too, without any word that is known', () => {
  const north = ask(said([-1], NORTH), everything);
  expect(north.likeliest[0]).toBe(0);
});

test('an entry of a local pack, of which nothing was taught, is as likely as the likeliest', () => {
  const boat = ask(said([BOAT]), everything);
  expect(boat.of(1)).toBe(boat.of(2));
  const printer = ask(said([PRINTER]), everything);
  expect(printer.of(1)).toBe(printer.none);
});

test('only what is asked for is weighed', () => {
  const { likeliest, of } = ask(said([BOAT]), (owner) => owner === 0);
  expect(likeliest).toEqual([0]);
  expect(of(0)).toBeLessThanOrEqual(0);
});

test('nothing is less likely than -1 or likelier than 0', () => {
  for (const words of [[BOAT], [BOOK, PRINTER], [QUAY, -1], []]) {
    const { of, none } = ask(said(words, EAST), everything);
    for (const figure of [of(0), of(1), of(2), none]) {
      expect(figure).toBeLessThanOrEqual(0);
      expect(figure).toBeGreaterThanOrEqual(-1);
    }
  }
});

test('small words speak, and so do pairs of words: what the words of “about whom” are for, “whom about” is not', () => {
  const times = (count: number, words: readonly string[], label: number): Example[] =>
    Array.from({ length: count }, () => ({ said: said([], undefined, words), label, count: 1 }));
  const pairs = learn(
    [...times(24, ['about', 'whom'], HARBOUR), ...times(24, ['whom', 'about'], LIBRARY), ...times(24, ['my'], NOBODY)],
    ['harbour', 'library'],
    CONCEPTS,
    2,
  );
  const find = createLearnt(pairs, ['harbour', 'library'], CONCEPTS);
  const likeliest = (...words: string[]) => find(said([], undefined, words), everything).likeliest[0];
  expect(likeliest('about', 'whom')).toBe(HARBOUR);
  expect(likeliest('whom', 'about')).toBe(LIBRARY);
  const my = find(said([], undefined, ['my']), everything);
  expect(my.none).toBeGreaterThan(Math.max(my.of(HARBOUR), my.of(LIBRARY)));
});

test('a word in one example alone teaches nothing, and the same examples teach the same', () => {
  expect(taught.features.starts).toHaveLength(4);
  expect(learn(examples, ['harbour', 'library'], CONCEPTS, 2)).toEqual(taught);
});
