import fc from 'fast-check';
import { textFromTeamsHtml } from './line';

test.each([
  ['a mention of the bot is dropped', '<at>Practice Compass</at>&nbsp;glossary county lines', 'glossary county lines'],
  ['a mention with an id is dropped', '<at id="0">Practice Compass</at> help', 'help'],
  ['a mention that Teams took apart is dropped', '<at>Practice</at> <at>Compass</at> help', 'help'],
  [
    'other people stay',
    '<at>Practice Compass</at> poll "Does <at id="1">Ben Example</at> agree?"',
    'poll "Does Ben Example agree?"',
  ],
  ['line breaks stay', 'poll "Why?"\r\n"A"<br/>"B" <br>\n\n "C"', 'poll "Why?"\n"A"\n"B"\n"C"'],
  ['so do paragraphs', '<p>glossary</p><p>county lines</p>', 'glossary\ncounty lines'],
  [
    'emoji stay, also as pictures',
    '👍🏽 <emoji id="smile" alt="🙂" title="Smile"></emoji> <img alt="❤️" src="x">',
    '👍🏽 🙂 ❤️',
  ],
  [
    'the words of a link stay',
    'see <a href="https://a.example/?b=1&amp;c">https://a.example/?b=1&amp;c</a>',
    'see https://a.example/?b=1&c',
  ],
  ['a link without words is its address', 'see <a href="https://a.example/">\n</a>', 'see https://a.example/'],
  ['a word that is half bold stays one word', 'un<b>safe</b> and <i>sound</i>', 'unsafe and sound'],
  ['other mark-up is a space', 'county<hr>lines', 'county lines'],
  ['entities are what they stand for', 'glossary R&amp;R &#39;x&#x27; &lt;b&gt;', "glossary R&R 'x' <b>"],
  ['mark-up that was typed stays', '&lt;at&gt;Practice Compass&lt;/at&gt;', '<at>Practice Compass</at>'],
  ['a slash command loses its slash', '/glossary county lines', 'glossary county lines'],
  ['comparisons are no mark-up', 'is 3 < 5 > 4', 'is 3 < 5 > 4'],
  ['an unknown entity stays', 'a &nonsense; b', 'a &nonsense; b'],
])('%s', (_what, text, line) => {
  expect(textFromTeamsHtml(text, ['Practice Compass', 'Practice', 'Compass'])).toBe(line);
});

test('any text without mark-up stays, but for white space', () => {
  const unmarked = fc.string({ unit: 'grapheme', maxLength: 500 }).filter((text) => !/[<&]|^\s*\//.test(text));
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  fc.assert(fc.property(unmarked, (text) => expect(words(textFromTeamsHtml(text))).toEqual(words(text))));
});

test('12,000 letters are read', () => {
  expect(textFromTeamsHtml(`${'ж '.repeat(5_990)}help`)).toMatch(/help$/);
});

test('text made to be slow is not', () => {
  const started = performance.now();
  for (const piece of [
    '<at>',
    '<at',
    '&#1',
    '<',
    '</at>',
    ' /',
    '<a ',
    'href="',
    '<a href="',
    '<img alt="',
    ' \n',
    '\r',
  ])
    textFromTeamsHtml(`<a ${piece.repeat(100_000)}`);
  expect(performance.now() - started).toBeLessThan(500);
});
