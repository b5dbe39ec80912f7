import { saidInLetters } from './spoken-letters';

const said = (line: string) => saidInLetters(line.split(' '));

test.each([
  ['the en are em', 'nrm'],
  ['em ay ess aitch', 'mash'],
  ['why oh tee or y j s', 'yjs'],
  ['ell cee pee pee please', 'lcpp'],
])('“%s” may have %s', (line, short) => {
  expect(said(line)).toContain(short);
});

test('the longest comes first', () => {
  expect(said('ell ess see pee')[0]).toBe('lscp');
});

test.each(['', 'see you', 'grooming', 'what are you on about', 'em and en'])('“%s” has none', (line) => {
  expect(said(line)).toEqual([]);
});
