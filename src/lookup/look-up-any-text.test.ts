import fc from 'fast-check';
import { shippedContent } from '../testing/shipped-content';
import { createLookUp } from './build-look-up';
import { type EntryKind, entriesOf } from './entry';
import { readWordVectors } from './read-word-vectors';

const SEED = 20261123;
const KINDS: readonly EntryKind[] = ['principle', 'theme', 'term'];
const { lookUp } = createLookUp(shippedContent(), readWordVectors());
const ids = new Set(entriesOf(shippedContent()).map(({ id }) => id));

/** What is true of every answer, whatever the question. */
function expectBounded(text: string): void {
  const { results, suggestions } = lookUp(text, KINDS);
  expect(results.length).toBeLessThanOrEqual(5);
  expect(results.length === 0 || suggestions.length === 0).toBe(true);
  expect(suggestions.length).toBeLessThanOrEqual(3);
  for (const { entry } of results) expect(ids).toContain(entry.id);
}

test('any text up to 5,000 characters has an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 5_000, size: 'max' }), expectBounded), {
    seed: SEED,
    numRuns: 150,
  });
});

test('any broken text, with halves of characters, has an answer', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5_000, size: 'max' });
  fc.assert(
    fc.property(
      units.map((codes) => String.fromCharCode(...codes)),
      expectBounded,
    ),
    { seed: SEED, numRuns: 100 },
  );
});

test('any mixture of words that it knows has an answer', () => {
  const words = [...ids].flatMap((id) => id.split('-'));
  const mixture = fc.array(fc.constantFrom(...words, '<', '>', '’', '.', '\u0000'), { maxLength: 600, size: 'max' });
  fc.assert(
    fc.property(
      mixture.map((parts) => parts.join(' ')),
      expectBounded,
    ),
    { seed: SEED, numRuns: 100 },
  );
});

test.each([
  '',
  ' ',
  '\n\t\r',
  '🙂',
  '🙂🙃👩‍👧‍👦',
  '?',
  '…!',
  '<b></b>',
  '<script src="x">',
  '<@U0BOT>',
  '\u200b\u200d\ufeff',
  '\u0000',
])('%j asks nothing, and nothing is answered', (text) => {
  expect(lookUp(text, KINDS)).toEqual({ results: [], suggestions: [] });
});

test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'])(
  '“%s” is a strange word, no more',
  (text) => {
    const answer = lookUp(text, KINDS);
    expect(answer.results).toEqual([]);
    expect(answer).not.toHaveProperty('clash');
  },
);

test.each(['__proto__', '__defineGetter__', 'null', 'undefined', 'NaN', '[object Object]'])(
  '“%s” is read as the words in it',
  (text) => {
    expectBounded(text);
    expect(lookUp(text, KINDS)).toEqual(lookUp(text.replace(/[^a-z ]/gi, ''), KINDS));
    expect(lookUp(text, KINDS)).not.toHaveProperty('clash');
  },
);

test.each(['.*', '(', '[', '\\', 'a|b', '^$', '(?<x>', '(a+)+$', '%s', "'; --", '$&'])(
  'signs that mean something to a program, “%s”, mean nothing here',
  (signs) => {
    expectBounded(signs);
    expect(lookUp(`${signs} cuckooing`, ['term']).results[0]?.entry.id).toBe('cuckooing');
  },
);

test.each([
  ['cuck\u200booing', 'cuckooing'],
  ['cuck\u00adooing', 'cuckooing'],
  ['cuck\u2060ooing', 'cuckooing'],
  ['\u202ecuckooing\u202c', 'cuckooing'],
  ['cuck\u0000ooing', 'cuckooing'],
  ['county\u0007 lines', 'county-lines'],
  ['county\u00a0lines', 'county-lines'],
  ['cúckööing', 'cuckooing'],
  ['child’s voice', 'voice-of-the-child'],
  ['`county lines`', 'county-lines'],
])('%j finds %s first', (text, id) => {
  expect(lookUp(text, ['term']).results[0]?.entry.id).toBe(id);
});

test.each([
  ['one letter', 'a'],
  ['dotted letters', 'a.'],
  ['open brackets', '<a'],
  ['apostrophes', "'"],
  ['sections', 'section '],
  ['accents', 'e\u0301'],
  ['one ligature that is eighteen letters', '\ufdfa'],
  ['a common word', 'child '],
  ['misspelt words', 'exploitaton safeguardng '],
  ['digits', 's4'],
])('100,000 characters of %s are answered in a moment', (_what, part) => {
  const text = part.repeat(100_000 / part.length);
  lookUp(text, KINDS);
  const begun = performance.now();
  expectBounded(text);
  expect(performance.now() - begun).toBeLessThan(250);
});
