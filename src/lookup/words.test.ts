import fc from 'fast-check';
import { heard, stemOf, wordsOf } from './words';

test.each([
  ['County Lines', ['county', 'lines']],
  ['cafés, naïveté', ['cafes', 'naivete']],
  ['ﬁnancial Ｅxploitation', ['financial', 'exploitation']],
  ['cuck\u200booing ex\u00adploit\ufeffation', ['cuckooing', 'exploitation']],
  ["the child's plan", ['the', 'child', 'plan']],
  ['the child’s plan', ['the', 'child', 'plan']],
  ["don't", ['dont']],
  ['don’t', ['dont']],
  ['C.C.E. and c.s.e', ['cce', 'and', 'cse']],
  ['section 47, s.47 and S47', ['section', 's47', 'section', 's47', 'and', 'section', 's47']],
  ['<@U0BOT> <b>county</b> lines', ['county', 'lines']],
  ['5 < 7 > 6', ['5', '7', '6']],
  ['one\ttwo\nthree\r\nfour', ['one', 'two', 'three', 'four']],
])('of “%s” the words are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each(['', ' ', '\n\t', '🙂🙃', '?!…', '<@U0BOT>', '\u200b\u0000'])('“%s” has no words', (text) => {
  expect(wordsOf(text)).toEqual([]);
});

test('any text has only words of letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
    }),
    { seed: 20261123 },
  );
});

test('the short cuts for plain text come to the same words as the long way', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z ,;:!?"()/&-]*$/), (text) => {
      expect(wordsOf(text)).toEqual(wordsOf(`${text} …`));
    }),
    { seed: 20261201 },
  );
});

test('a long question is heard to a limit, a short one whole', () => {
  expect(heard('county lines')).toBe('county lines');
  expect(heard('x'.repeat(10_000)).length).toBeLessThan(1_000);
});

test.each([
  ['exploited', 'exploitation'],
  ['child', 'childs'],
  ['organize', 'organise'],
  ['organization', 'organisation'],
  ['behavior', 'behaviour'],
  ['behavioral', 'behavioural'],
  ['center', 'centre'],
  ['program', 'programme'],
  ['defense', 'defence'],
  ['judgment', 'judgement'],
  ['pediatric', 'paediatric'],
  ['traveled', 'travelled'],
  ['labeling', 'labelling'],
  ['analyze', 'analyse'],
  ['criminalization', 'criminalisation'],
])('“%s” and “%s” meet', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});

test.each([
  ['missing', 'mission'],
  ['s47', 's17'],
  ['size', 'sister'],
])('“%s” and “%s” stay apart', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other));
});

test('the form of a word never depends on what was asked before', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,20}$/), fc.stringMatching(/^[a-z]{1,20}$/), (word, other) => {
      const before = stemOf(word);
      stemOf(other);
      expect(stemOf(word)).toBe(before);
      expect(typeof before).toBe('string');
    }),
    { seed: 20261123 },
  );
});

test.each(['constructor', 'prototype', 'valueof', 'tostring'])('“%s” is a word like any other', (word) => {
  expect(typeof stemOf(word)).toBe('string');
});
