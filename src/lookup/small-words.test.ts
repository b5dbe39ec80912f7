import { shippedContent } from '../testing/shipped-content';
import { entriesOf } from './entry';
import { isSilent, LIGHT_WORDS, SMALL_WORDS } from './small-words';
import { wordsOf } from './words';

test.each(['the', 'what', 'means', 'how', 'is', 'a', 'please', 'glossary'])('“%s” is silent', (word) => {
  expect(isSilent(word)).toBe(true);
});

test.each(['risk', 'safe', 'missing', 'harm', 'child', 'trust', 'police', 'drugs', 'money', 'language', 'trauma'])(
  '“%s” names something in practice, and is heard',
  (word) => {
    expect(SMALL_WORDS.has(word)).toBe(false);
  },
);

test('a word is silent or light, not both', () => {
  expect([...LIGHT_WORDS].filter(isSilent)).toEqual([]);
});

test('every small word is one that a question can hold: whole, in lower case', () => {
  expect([...SMALL_WORDS].filter((word) => wordsOf(word).join() !== word)).toEqual([]);
});

test('no title is made of small words alone, unless it is an abbreviation', () => {
  const unheard = entriesOf(shippedContent())
    .filter(({ title }) => title !== title.toUpperCase())
    .filter(({ title }) => wordsOf(title).every((word) => SMALL_WORDS.has(word)));
  expect(unheard.map(({ id }) => id)).toEqual([]);
});
