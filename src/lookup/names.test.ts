import type { Entry } from './entry';
import { runToEnd } from './in-steps';
import { createNames, namesInSteps } from './names';
import { nearness } from './near-names';

const entry = (changes: Partial<Entry> & Pick<Entry, 'id' | 'title'>): Entry => ({
  kind: 'term',
  aliases: [],
  abbreviations: [],
  keywords: [],
  body: '',
  related: [],
  ...changes,
});

const makeNames = (entries: readonly Entry[]) => createNames(runToEnd(namesInSteps(entries)));

const names = makeNames([
  entry({ id: 'county-lines', title: 'County lines', abbreviations: ['CL'], keywords: ['drugs from the city'] }),
  entry({ id: 'push-and-pull-factors', title: 'Push and pull factors', aliases: ['Drivers'] }),
  entry({ id: 'cuckooing', title: 'Cuckooing', aliases: ['home takeover'], abbreviations: ['HTO'] }),
  entry({ id: 'home-visit', title: 'Home takeover' }),
]);

test.each([
  ['good morning what about county lines', [0]],
  ['a home takeover today', [2, 3]],
  ['county lines is the name of our new cricket league', []],
  ['county lines', []],
  ['lines of the county', []],
])('within “%s” stand names of %j', (words, owners) => {
  expect(names.within(words.split(' '))).toEqual(owners);
});

test.each([
  ['county lines', [0]],
  ['county line', [0]],
  ['lines county', [0]],
  ['push pull factors', [1]],
  ['pull and push factors', [1]],
  ['driver', [1]],
  ['home takeover', [2, 3]],
  ['county', []],
  ['and the', []],
  ['constructor', []],
])('“%s” is the whole name of %j', (words, owners) => {
  expect(names.whole(words.split(' '))).toEqual(owners);
});

test.each([
  ['cl', [0]],
  ['hto', [2]],
  ['htos', [2]],
  ['c', []],
  ['s', []],
  ['', []],
])('“%s” is the abbreviation of %j', (word, owners) => {
  expect(names.short(word)).toEqual(owners);
});

test('an everyday phrase is known whole, never in part', () => {
  expect(names.asked(['drugs', 'from', 'the', 'city'])).toEqual([0]);
  expect(names.asked(['drugs'])).toEqual([]);
});

test.each([
  ['countylines', 0],
  ['cukooing', 2],
  ['cuckoing', 2],
  ['push pul factors', 1],
])('“%s” is nearest to name %i', (typed, owner) => {
  expect(names.near(typed.split(' '))[0]?.owner).toBe(owner);
});

test.each([
  ['cook who ing', 2],
  ['cownty lions', 0],
  ['kuckooing please', 2],
])('“%s”, by ear, is nearest to name %i', (heard, owner) => {
  expect(names.near(heard.split(' '))[0]?.owner).toBe(owner);
});

test('near names come nearest first, and a name typed right is as near as can be', () => {
  const all = names.near(['home', 'takeover']).map(nearness);
  expect(all).toEqual([...all].sort((a, b) => b - a));
  expect(all[0]).toBe(1);
});

test.each(['zzzz', 'a', '', 'qq '.repeat(5_000)])('nothing is near to “%.8s”', (typed) => {
  expect(names.near(typed.split(' ')).filter((name) => nearness(name) > 0.5)).toEqual([]);
});
