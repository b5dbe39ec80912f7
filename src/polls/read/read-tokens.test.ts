import { readTokens } from './read-tokens';

/** Quoted texts in square brackets, forgotten closing marks as `[text`, words as they are. */
const shape = (line: string) =>
  readTokens(line)
    .map((token) => (token.kind === 'word' ? token.text : `[${token.text}${token.closed ? ']' : ''}`))
    .join(' ');

describe('quoted texts and words', () => {
  test.each([
    ['straight marks', '"Is it Friday?" "Yes" "No"', '[Is it Friday?] [Yes] [No]'],
    ['curly marks, as phones write them', '“Is it Friday?” “Yes” “No”', '[Is it Friday?] [Yes] [No]'],
    ['low marks', '„Is it Friday?“ „Yes“', '[Is it Friday?] [Yes]'],
    ['closing marks on both sides', '”Is it Friday?” ”Yes”', '[Is it Friday?] [Yes]'],
    ['angle marks, with spaces or without', '« Is it Friday? » «Yes»', '[Is it Friday?] [Yes]'],
    ['single marks', "'Is it Friday?' 'Yes'", '[Is it Friday?] [Yes]'],
    ['curly single marks', '‘Is it Friday?’ ‘Yes’', '[Is it Friday?] [Yes]'],
    ['straight to begin with and curly to end with', '"Is it Friday?” "Yes”', '[Is it Friday?] [Yes]'],
    ['curly to begin with and straight to end with', '“Is it Friday?" “Yes"', '[Is it Friday?] [Yes]'],
    ['wide marks', '＂Is it Friday?＂ ＂Yes＂', '[Is it Friday?] [Yes]'],
    ['nothing in between', '"Is it?""Yes""No"', '[Is it?] [Yes] [No]'],
    ['commas in between', '"Is it?", "Yes", "No"', '[Is it?] [Yes] [No]'],
    ['line breaks in between and inside', '"Is it\nFriday?"\n"Yes"', '[Is it\nFriday?] [Yes]'],
    ['words around them', 'open "Is it?" for 2m "Yes"', 'open [Is it?] for 2m [Yes]'],
    ['words that touch them', 'open"Is it?"multi', 'open [Is it?] multi'],
    ['nothing inside', '"" “” \'\'', '[] [] []'],
    ['no marks', 'is it Friday', 'is it Friday'],
  ])('%s', (_what, line, expected) => {
    expect(shape(line)).toBe(expected);
  });
});

describe('a mark inside a text is left alone', () => {
  test.each([
    ['an apostrophe', '"What’s next?" "Don\'t know"', "[What’s next?] [Don't know]"],
    ['an apostrophe inside single marks', "'What's next?' 'Don't know'", "[What's next?] [Don't know]"],
    ['an apostrophe in a word without marks', "don't 'tis", "don't 'tis"],
    [
      'curly marks inside straight ones',
      '"Can you say “I don’t know” here?" "Yes"',
      '[Can you say “I don’t know” here?] [Yes]',
    ],
    ['straight marks inside curly ones', '“Can you say "no" here?” “Yes”', '[Can you say "no" here?] [Yes]'],
    ['curly marks at the start of straight ones', '"“Fine” is how I am" "Yes"', '[“Fine” is how I am] [Yes]'],
    ['angle marks inside straight ones', '"Say «no» here?" "Yes"', '[Say «no» here?] [Yes]'],
  ])('%s', (_what, line, expected) => {
    expect(shape(line)).toBe(expected);
  });
});

describe('a forgotten closing mark', () => {
  test.each([
    ['at the end', '"Is it?" "Yes" "No', '[Is it?] [Yes] [No'],
    ['in the midst', '"Is it? "Yes" "No"', '[Is it? [Yes] [No]'],
    ['in the midst, curly', '“Is it? “Yes” “No”', '[Is it? [Yes] [No]'],
    ['with nothing behind it', '"', '['],
  ])('%s', (_what, line, expected) => {
    expect(shape(line)).toBe(expected);
  });
});
