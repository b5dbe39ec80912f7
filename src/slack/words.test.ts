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
  ['/compass', ''],
  ['/compass glossary mace', 'glossary mace'],
  ['/other thing', '/other thing'],
])('of “%s” the line is “%s”', (text, line) => {
  expect(lineIn(text)).toBe(line);
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
