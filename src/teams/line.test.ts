import fc from 'fast-check';
import { plainLine } from './line';

test.each([
  ['a mention is dropped', '<at>Practice Compass</at>&nbsp;glossary county lines', 'glossary county lines'],
  ['a mention with an id is dropped', '<at id="0">Practice Compass</at> help', 'help'],
  ['mark-up and line breaks become spaces', '<p>glossary<br>county\r\nlines</p>', 'glossary county lines'],
  ['entities are what they stand for', 'glossary R&amp;R &#39;x&#x27; &lt;b&gt;', "glossary R&R 'x' <b>"],
  ['a slash command loses its slash', '/glossary county lines', 'glossary county lines'],
  ['comparisons are no mark-up', 'is 3 < 5 > 4', 'is 3 < 5 > 4'],
  ['an unknown entity stays', 'a &nonsense; b', 'a &nonsense; b'],
])('%s', (_what, text, line) => {
  expect(plainLine(text)).toBe(line);
});

test('any text becomes one line', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => !/[\r\n]/.test(plainLine(text))));
});

test('text made to be slow is not', () => {
  const started = performance.now();
  for (const piece of ['<at>', '<at', '&#1', '<', '</at>', ' /']) plainLine(piece.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(500);
});
