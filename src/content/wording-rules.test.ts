import { mistakesIn, mistakesInTerm, pack, termYaml } from '../testing/pack';
import { readContentFolder } from './read';

const told = (fields: Readonly<Record<string, string>>) => mistakesInTerm(termYaml(fields));
const words = (count: number) => 'A kite. '.repeat(count / 2).trim();

describe('a definition', () => {
  it('has at most 60 words', () => {
    expect(told({ definition: words(60) })).toEqual([]);
    expect(told({ definition: words(62) })).toEqual([
      'terms/kite.yaml:3: definition: found 62 words; at most 60 are allowed, so say less',
    ]);
  });

  it('can be read at the age of 14', () => {
    expect(told({ definition: 'Multidisciplinary organisational aeronautical considerations.' })).toEqual([
      expect.stringMatching(
        /^terms\/kite\.yaml:3: definition: found a reading age of \d\d\.\d; at most 14 is allowed, so use shorter sentences and shorter words$/,
      ),
    ]);
  });

  it('in official wording is as long and as hard as those who wrote it made it', () => {
    const wording = '{ by: The Kite Board, permission: "Kite Board, letter of 1 May 2026" }';
    expect(told({ wording, definition: words(62) })).toEqual([]);
  });
});

it.each([
  ['keywords', '[fly it, on a string, Fly  it]', 'Fly  it', 1, 3],
  ['aliases', '[sky toy, Sky toy]', 'Sky toy', 1, 2],
  ['alsoFinds', "[it’s up, it's up]", "it's up", 1, 2],
])('a phrase stands once in its list: %s', (field, list, phrase, first, second) => {
  expect(told({ [field]: list })).toEqual([
    `terms/kite.yaml:5: ${field}: found "${phrase}" twice (items ${first} and ${second}); keep one of them`,
  ]);
});

describe('a phone number', () => {
  it.each(['0800 1111', '01632 960 001', '(01632) 960001', '01632-960001', '+44 1632 960001', '999', '101', '116 123'])(
    'stands in signposts.yaml alone: %s',
    (number) => {
      expect(told({ inPractice: `Ring ${number} at once.` })).toEqual([
        `terms/kite.yaml:5: inPractice: found the phone number "${number}"; numbers stand only in signposts.yaml, where somebody checks them, so take it out`,
      ]);
      const signpost = `- { id: a, label: A, contact: "${number}", when: Now., nation: England, checkedOn: null, verified: false, footer: false }\n`;
      expect(mistakesIn(pack({ 'signposts.yaml': signpost }))).toEqual([]);
    },
  );

  it.each([
    'Call 101.',
    'Ring the police on 999 now.',
    'Dial (999).',
    'Phone 111 or 999 first.',
    'Text 85258.',
    'Ring 999 or 101 for the police.',
    'They are on 101, day and night.',
    'Speak to the police (101).',
    'Speak to the police. 101.',
    '"In an emergency: 999."',
  ])('is known by what stands around it, or by standing alone: %s', (inPractice) => {
    expect(told({ inPractice })).toEqual([expect.stringMatching(/found the phone number "(101|999|111|85258)"/)]);
  });

  it.each([
    ['a number of children', { inPractice: '101 children took part. Between 111 and 120 flew kites.' }],
    ['a count in a sentence', { inPractice: 'We asked on 101 days, and 18000 answered; of these, 112 called.' }],
    ['a day of a month', { inPractice: 'They met on 01-09-2026, and again on 01 09 2026 14:30.' }],
    ['a part of a law', { inPractice: 'See section 101 and s.111 of the Act.' }],
    ['a year or a date', { inPractice: 'Since 2015-16, and on 2026-11-23, of 1019 kites 10100 flew.' }],
    ['what people type', { keywords: '[i rang 999]' }],
  ])('is not %s', (_what, fields) => {
    expect(told(fields)).toEqual([]);
  });

  it('is found in the answer to a worry too, where nobody would check it', () => {
    const worry = '- { kind: child, says: Ring 0800 1111., call: [a], phrases: [i rang 0800 1111] }\n';
    expect(mistakesIn(pack({ 'worries.yaml': worry }))).toEqual([
      expect.stringContaining('worries.yaml:1: says: found the phone number "0800 1111"'),
    ]);
  });
});

describe('quotation marks come in pairs', () => {
  it.each([
    ['They say “fly it.', '“ with no ” after it'],
    ['They say fly it”.', '” with no “ before it'],
    ['They say ”fly“ it.', '” with no “ before it'],
    ['They say “fly” and “up.', '“ with no ” after it'],
    ['They say ‘fly it.', '‘ with no ’ after it'],
    ['Flying 5" high.', '" with no partner'],
  ])('%s', (definition, what) => {
    expect(told({ definition })).toEqual([expect.stringContaining(`kite.yaml:3: definition: found ${what}, in "`)]);
  });

  it.each(['They say “fly it”, and “up”.', 'The ‘kite’ is the child’s.', "It's the children’s “kite’s tail”."])(
    'and these do: %s',
    (definition) => {
      expect(told({ definition })).toEqual([]);
    },
  );

  it('in every text that a card can show', () => {
    const sayInstead = '[{ avoid: toy, why: "It is “no toy.", instead: kite }]';
    expect(told({ sayInstead })).toEqual([expect.stringContaining('kite.yaml:5: sayInstead: found “ with no ”')]);
  });
});

it('an entry that breaks a rule is still known to others, and one with another mistake is still judged by the rules', () => {
  expect(readContentFolder(pack({ 'terms/kite.yaml': termYaml({ definition: words(62) }) })).written).toHaveLength(1);
  expect(told({ definition: words(62), reviewed: 'soon' })).toHaveLength(2);
});
