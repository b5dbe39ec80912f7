import { lineIn, wordsIn } from './words';

test.each([
  ['<@U0BOT> glossary county lines', 'glossary county lines'],
  ['what is <@U0BOT|compass> *cuckooing*?', 'what is cuckooing?'],
  ['_county_ ~lines~ `MACE` snake_case', 'county lines MACE snake_case'],
  ['see <https://example.org/a|the guide> or <https://example.org>', 'see the guide or'],
  ['<#C1|team-chat> and <#C2> and <!here> <!subteam^S1|@leads>', 'team-chat and and'],
  ['<mailto:a@example.org|a@example.org>', ''],
  ['&gt; quoted\n&gt; again', 'quoted again'],
  [':wave: at 10:30:45 :+1:', 'at 10:30:45 :+1:'],
  ['&lt;!channel&gt; fish &amp; chips &amp;lt;', '<!channel> fish & chips &lt;'],
])('of “%s” the words are “%s”', (text, words) => {
  expect(wordsIn(text)).toBe(words);
});

test.each([
  ['<@U0BOT> /glossary cuckooing', 'glossary cuckooing'],
  ['/pc-principle trust', 'principle trust'],
  ['/ours_principle trust', 'principle trust'],
  ['/teamprinciple trust', 'principle trust'],
  ['/compass', ''],
  ['/compass glossary mace', 'glossary mace'],
  ['/other thing', '/other thing'],
  ['<@U0BOT> *glossary* :house: _cuckooing_', 'glossary cuckooing'],
  ['what would <@U0BEN> do about `cuckooing`?', 'what would do about cuckooing?'],
  ['<@U0BOT> poll "Is *this* ~it~ `now` _so_ :tada:?" "A" "B"', 'poll "Is *this* ~it~ `now` _so_ :tada:?" "A" "B"'],
  ['<@U0BOT|compass>, <@U0BEN> poll "Shall <@U0BEN> chair?"', 'poll "Shall ⟨@U0BEN⟩ chair?"'],
  ['<@U0BOT> /pc-poll How was it\n• Good\n• Bad', 'poll How was it\n• Good\n• Bad'],
  ['<@U0BOT> /compass polls "A" "B"', 'polls "A" "B"'],
  ['poll "Who?" "<@U0BOT>" "<@U0BEN>"', 'poll "Who?" " " "⟨@U0BEN⟩"'],
  ['<@U0BOT> pollard', 'pollard'],
])('of “%s” the line is “%s”', (text, line) => {
  expect(lineIn(text, 'U0BOT')).toBe(line);
});

test.each([
  ['<https://example.org>', 'https://example.org'],
  ['<http://example.org|example.org> <https://example.org/|https://example.org>', 'example.org https://example.org'],
  ['<https://example.org/a?b=1&amp;c|the guide>', 'the guide (https://example.org/a?b=1&c)'],
  ['<mailto:a@example.org|a@example.org> <tel:116123|116 123>', 'a@example.org 116 123 (116123)'],
  ['<@U0BEN> <@U0BEN|ben>', '⟨@U0BEN⟩ ⟨@U0BEN⟩'],
  ['<#C1|team> <#C2> <#C3|>', '#team ⟨#C2⟩ ⟨#C3⟩'],
  [
    '<!here> <!channel|@channel> <!subteam^S1|@leads> <!date^1^{date}|23 November>',
    '@here @channel @leads 23 November',
  ],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&lt;@U0BEN&gt; &lt;!channel&gt; &lt;#C1&gt;', '<@U0BEN> <!channel> <#C1>'],
  ['two\nlines', 'two\nlines'],
])('of “%s” in a poll what was typed is “%s”', (text, typed) => {
  expect(lineIn(`poll ${text}`)).toBe(`poll ${typed}`);
});

test.each(['<', '&lt;', ':a', '::', '*_~`', '_', 'a_', '<a|', '<https:a|', '/a-', ' '])(
  '100,000 characters of “%s” are read in a moment',
  (part) => {
    const text = `x${part.repeat(100_000 / part.length)}x`;
    const begun = performance.now();
    lineIn(text);
    expect(performance.now() - begun).toBeLessThan(500);
  },
);
