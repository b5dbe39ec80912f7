import { mistakesIn, mistakesInTerm, pack } from '../testing/pack';

const KITE = `id: kite
term: Kite
aliases:
  - dragon on a string
  - sky toy
definition: >-
  A toy that flies
  on a string in the wind.
inPractice: 'People fly it on a hill.'
law:
  - note: A kite may fly up to 60 metres.
    statute: Air Navigation Order 2016
    jurisdiction: United Kingdom
    checkedOn: null
keywords:
  - a toy in the wind
  - fly on a string
related: [grooming, county-lines]
reviewed: null
`;

/** The file with one slip in it. */
function kite(was: string, is: string): string {
  if (!KITE.includes(was)) throw new Error(`There is no ${was}`);
  return KITE.replace(was, is);
}
const HILL = "'People fly it on a hill.'";
const TEXT = 'definition: >-\n  A toy that flies\n  on a string in the wind.';

describe('one slip is told once, where it is, with what to type instead', () => {
  it.each<[string, string, number, string]>([
    // Where lines start
    [
      'a text that goes on at the edge',
      kite('  on a string in the wind.', 'on a string in the wind.'),
      8,
      'this line needs two spaces in front, so that it continues "definition"',
    ],
    [
      'the same without >-',
      kite(TEXT, 'definition: A toy that flies\non a string in the wind.'),
      7,
      'this line needs two spaces in front, so that it continues "definition"',
    ],
    [
      'the same with a colon in it',
      kite(TEXT, 'definition: A toy that flies\non a string: in the wind.'),
      7,
      'found "on a string:" at the start of a line; if it continues the line above, put spaces before it, and put the whole text in quotes, because it has a colon',
    ],
    [
      'a text that begins at the edge',
      kite('  A toy that flies\n  on', 'A toy that flies\non'),
      7,
      'this line needs two spaces in front, so that it continues "definition"',
    ],
    ['a tab before a dash', kite('  - sky', '\t- sky'), 5, 'found a tab at the start of the line; use spaces'],
    ['a tab before a text', kite('  on a', '\ton a'), 8, 'found a tab at the start of the line; use spaces'],
    ['a field moved in', kite('term: Kite', ' term: Kite'), 2, 'found "term" too far right; line it up with "id"'],
    [
      'a field inside another moved out',
      kite('    jurisdiction', 'jurisdiction'),
      13,
      'this line needs four spaces in front, so that "jurisdiction" lines up with "note"',
    ],
    [
      'a field inside another moved half way',
      kite('    jurisdiction', '  jurisdiction'),
      13,
      'this line needs two more spaces in front, so that "jurisdiction" lines up with "note"',
    ],
    [
      'a field inside another moved by one',
      kite('    jurisdiction', '   jurisdiction'),
      13,
      'this line needs one more space in front, so that "jurisdiction" lines up with "note"',
    ],
    [
      'the first line of an item moved out',
      kite('  - note', '- note'),
      11,
      'this line needs two spaces in front, so that "note" lines up with "statute"',
    ],
    [
      'the first of several lines of a list moved out',
      kite('  - dragon', '- dragon'),
      4,
      'aliases → item 1: found a line of a list too far left; put as many spaces before each "- " as before the others',
    ],
    [
      'a later line of a list moved in',
      kite('  - fly on a string', '    - fly on a string').replace('related', '  - string\nrelated'),
      17,
      'keywords → item 1: found a line of a list too far right; put as many spaces before each "- " as before the others',
    ],
    [
      'the last field inside another moved out',
      kite('    checkedOn', 'checkedOn'),
      14,
      'found "checkedOn" too far left; it belongs to "law", so line it up with the fields there',
    ],
    // Dashes
    ['no space after a dash', kite('  - sky', '  -sky'), 5, 'found no space after the dash; write "- sky toy"'],
    [
      'no space after any dash',
      kite('- dragon on a string\n  - sky toy', '-dragon\n  -sky toy'),
      4,
      'aliases: found a dash without a space after it; a list needs both: "- "',
    ],
    [
      'a long dash, as a word processor makes it',
      kite('  - sky', '  – sky'),
      5,
      'found – at the start of the line; a list needs a hyphen and a space there: "- "',
    ],
    [
      'bullets',
      kite('- dragon on a string\n  - sky toy', '• dragon\n  • sky toy'),
      4,
      'aliases: found • where a list needs a hyphen and a space: "- "',
    ],
    [
      'a dash with nothing after it',
      kite('  - sky toy', '  - sky toy\n  -'),
      6,
      'aliases → item 3: found nothing after the dash; write something there, or take the line out',
    ],
    [
      'a list without a dash',
      kite('  - sky toy', '  sky toy'),
      5,
      'found a line of a list without its dash; write "- sky toy", or put more spaces before it if it continues the line above',
    ],
    ['a dash before a field', kite('definition', '- definition'), 6, 'found a dash before "definition"; leave it out'],
    [
      'a dash before the first field',
      kite('id: kite', '- id: kite'),
      1,
      'found a dash before "id", but the fields below it start further left; leave the dash out, or put two spaces before each of them',
    ],
    [
      'fields without their dash',
      kite('  - note', '    note'),
      10,
      'law: found fields; it must be a list: put "- " before the first of them, and line up the others with it',
    ],
    // Quotes
    [
      'an apostrophe in single quotes',
      kite(HILL, "'It's on the child's hill.'"),
      9,
      'inPractice: found an apostrophe inside single quotes, which ends the text there; put the whole text in double quotes: "…"',
    ],
    [
      'a single quote that is never closed',
      kite(HILL, "'People fly it."),
      9,
      "inPractice: found text that starts with ' but does not end with it; put ' at the end too, or leave the first one out",
    ],
    [
      'a double quote that is never closed',
      kite(HILL, '"People fly it.'),
      9,
      'inPractice: found text that starts with " but does not end with it; put " at the end too, or leave the first one out',
    ],
    [
      'a quote that is never opened',
      kite(HILL, 'People fly it."'),
      9,
      'inPractice: found a " at the end of text that does not start with one; put one at the start too, or leave this one out',
    ],
    [
      'a single quote that is never opened',
      kite(HILL, "People fly it.'"),
      9,
      "inPractice: found a ' at the end of text that does not start with one; put one at the start too, or leave this one out",
    ],
    [
      'double quotes in double quotes',
      kite(HILL, '"She said "fly" on a hill."'),
      9,
      'inPractice: found a double quote inside double quotes, which ends the text there; put \\ before it: \\", or use curly ones: “…”',
    ],
    [
      'a text that begins with a word in quotes',
      kite(HILL, '"Kite" is a toy'),
      9,
      'inPractice: found text that is only partly in quotes; use curly ones inside it: “…”, or put the whole text in single quotes',
    ],
    [
      'curly quotes',
      kite(HILL, '“People fly it.”'),
      9,
      'inPractice: found curly quotes around the text, which would be shown; type straight ones ("), or none',
    ],
    [
      'curly quotes around an id',
      kite('id: kite', 'id: ‘kite’'),
      1,
      'id: found curly quotes around the text, which would be shown; type straight ones ("), or none',
    ],
    [
      'a path of Windows in double quotes',
      kite(HILL, '"See C:\\kites"'),
      9,
      'inPractice: found a \\ inside double quotes; write it twice: \\\\, or put the text in single quotes',
    ],
    // Signs that mean something
    [
      'a colon in a text',
      kite(HILL, 'Note: fly it.'),
      9,
      'inPractice: found a colon inside the text; put the whole text in quotes: "…"',
    ],
    [
      'a colon in curly quotes',
      kite(HILL, '“Note: fly it.”'),
      9,
      'inPractice: found a colon inside the text; put the whole text in quotes: "…". Curly quotes do not count as quotes; type straight ones',
    ],
    [
      'a colon in a list',
      kite('- fly on a string', '- mum said: come home'),
      17,
      'keywords → item 2: found a colon inside the text; put the whole text in quotes: "mum said: come home"',
    ],
    [
      'no space after a colon',
      kite('term: Kite', 'term:Kite'),
      2,
      'found no space after the colon; write "term: Kite"',
    ],
    ['no colon', kite('term: Kite', 'term Kite'), 2, 'found "term" without a colon after it; write "term: Kite"'],
    ['a semicolon', kite('term: Kite', 'term; Kite'), 2, 'found "term" without a colon after it; write "term: Kite"'],
    [
      'a # in a text',
      kite(HILL, 'People fly it on hill #4 today.'),
      9,
      'inPractice: found "#4 today." after a space, which YAML ignores; put the whole text in quotes: "…"',
    ],
    ...['@home', '`home`', '*home* or', '%home', '&home or', '!home', '> home', '[home] or', '{home} or', '? home'].map(
      (text): [string, string, number, string] => [
        `a text that starts with ${text.charAt(0)}`,
        kite(HILL, `${text} they fly it.`),
        9,
        `inPractice: found text that starts with ${text.charAt(0)}; put the whole text in quotes: "…"`,
      ],
    ),
    [
      'a list that is never closed',
      kite('-lines]', '-lines'),
      18,
      'related: found a [ without its ]; put ] at the end of the list',
    ],
    [
      'a list without brackets',
      kite('[grooming, county-lines]', 'grooming, county-lines'),
      18,
      'related: found "grooming, county-lines"; it must be a list (lines that start with "- ")',
    ],
    // Fields
    [
      'a field twice',
      kite('term: Kite', 'term: Kite\nterm: Dragon'),
      3,
      'found the field "term" twice in one entry (first on line 2); keep one of them',
    ],
    ['a field under another name', kite('term:', 'tern:'), 2, 'found the field "tern"; did you mean "term"?'],
    ['a field with a capital', kite('term:', 'Term:'), 2, 'found the field "Term"; did you mean "term"?'],
    ['a field without a value', kite('term: Kite', 'term:'), 2, 'term: found nothing; it is needed'],
    [
      'a list where one text is wanted',
      kite(TEXT, 'definition:\n  - A toy.'),
      6,
      'definition: found a list; it must be a single text, without a dash or brackets',
    ],
    [
      'a copy that still has the old id',
      kite('id: kite', 'id: county-lines'),
      1,
      'id: found "county-lines"; it must be the name of the file, "kite"',
    ],
    [
      'two versions that were not made into one',
      kite('term: Kite', '<<<<<<< HEAD\nterm: Kite\n=======\nterm: Dragon\n>>>>>>> theirs'),
      2,
      'found the marks of two versions that were never merged into one (<<<<<<<, =======, >>>>>>>); keep one version and delete the marks',
    ],
  ])('%s', (_what, yaml, line, says) => {
    expect(mistakesInTerm(yaml)).toEqual([`terms/kite.yaml:${line}: ${says}`]);
  });
});

describe('what nobody can see is no mistake', () => {
  it.each([
    ['a mark at the start, as Windows makes it', `\ufeff${KITE}`],
    ['line ends of Windows', KITE.replaceAll('\n', '\r\n')],
    ['line ends of an old Mac', KITE.replaceAll('\n', '\r')],
    ['hard spaces before a dash', kite('  - sky', '\u00a0\u00a0- sky')],
    ['a hard space after a dash', kite('- sky', '-\u00a0sky')],
    ['a hard space after a colon', kite('term: ', 'term:\u00a0')],
    ['a tab after a colon', kite('term: ', 'term:\t')],
    ['spaces at the end of a line', kite('term: Kite', 'term: Kite   ')],
    ['a remark at the end of a line', kite('term: Kite', 'term: Kite # our word')],
    ['quotes inside a text', kite(HILL, 'People say "fly it" on a hill, and “up” too')],
    ['an apostrophe at the end', kite('sky toy', "my parents'")],
    ['an apostrophe without quotes', kite(HILL, "It's the child's kite")],
  ])('%s', (_what, yaml) => {
    expect(mistakesInTerm(yaml)).toEqual([]);
  });
});

describe('in a list of entries', () => {
  const source = (id: string) =>
    `- id: ${id}\n  title: A\n  publisher: B\n  year: "2026"\n  url: null\n  licence: C\n  checkedOn: null\n`;
  const told = (yaml: string) => mistakesIn(pack({ 'sources.yaml': yaml }));
  const LIST = source('a') + source('b');

  it.each([
    [LIST.replace('- id: a', 'id: a'), 1, 'found "id" without a dash before it; each entry starts with one: "- id: …"'],
    [LIST.replace('- id: b', 'id: b'), 8, 'found "id" without a dash before it; each entry starts with one: "- id: …"'],
    [LIST.replace('  title', 'title'), 2, 'this line needs two spaces in front, so that "title" lines up with "id"'],
    [LIST.replace('  year', '   year'), 4, 'found "year" too far right; line it up with "id"'],
  ])('%j', (yaml, line, says) => {
    expect(told(yaml)).toEqual([`sources.yaml:${line}: ${says}`]);
  });
});

it('several slips in one file are told together', () => {
  const yaml = kite(HILL, 'Note: fly it.').replace('- note: A kite', '- note: @ A kite');
  expect(mistakesInTerm(yaml)).toEqual([
    'terms/kite.yaml:9: inPractice: found a colon inside the text; put the whole text in quotes: "…"',
    'terms/kite.yaml:11: note: found text that starts with @; put the whole text in quotes: "…"',
  ]);
});

it.each([
  ['a tab', kite('  - sky', '\t- sky'), 'terms/kite.yaml:5: found a tab at the start of the line; use spaces'],
  [
    'no space after a colon',
    kite('term: Kite', 'term:Kite'),
    'terms/kite.yaml:2: found no space after the colon; write "term: Kite"',
  ],
  [
    'no space before >-',
    kite('definition: >-', 'definition:>-'),
    'terms/kite.yaml:6: found no space after the colon; write "definition: >-"',
  ],
  [
    'no space after a dash',
    kite('  - sky', '  -sky'),
    'terms/kite.yaml:5: found no space after the dash; write "- sky toy"',
  ],
])('%s does not hide a slip further down', (_what, yaml, says) => {
  expect(mistakesInTerm(yaml.replace(HILL, 'Note: fly it.'))).toEqual([
    says,
    'terms/kite.yaml:9: inPractice: found a colon inside the text; put the whole text in quotes: "…"',
  ]);
});
