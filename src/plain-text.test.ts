import type { Block, Field } from './message';
import { plainText, wholeText } from './plain-text';

const said = (...blocks: Block[]) => plainText({ audience: 'asker', blocks });

const FIELDS: Field[] = [
  {
    name: 'day',
    label: 'Day',
    kind: 'choice',
    value: '1',
    choices: [
      { label: 'Monday', value: '1' },
      { label: 'Friday', value: '5' },
    ],
  },
  { name: 'time', label: 'Time', kind: 'time', value: '09:30', hint: 'On the 24-hour clock' },
  { name: 'from', label: 'From', kind: 'date' },
  { name: 'words', label: 'In a word', kind: 'line', longest: 40, value: 'Kites' },
];

const BLOCKS: [string, Block, string][] = [
  ['a heading', { kind: 'heading', text: 'Kites' }, 'Kites'],
  ['a text', { kind: 'text', text: 'They fly.' }, 'They fly.'],
  ['a text with a label', { kind: 'text', label: 'In practice', text: 'They fly.' }, 'In practice: They fly.'],
  ['a list', { kind: 'list', items: ['one', 'two'] }, '- one\n- two'],
  ['a list with a label', { kind: 'list', label: 'Count', items: ['one', 'two'] }, 'Count:\n- one\n- two'],
  [
    'links, with their addresses where they have one',
    {
      kind: 'links',
      label: 'Sources',
      links: [
        { text: 'Kites', url: 'https://example.org/' },
        { text: 'Strings', url: null },
      ],
    },
    'Sources: Kites (https://example.org/); Strings',
  ],
  [
    'bars, in words',
    {
      kind: 'bars',
      label: 'Result',
      bars: [
        { label: 'Yes', words: 'about 75 %', bar: 15 },
        { label: 'No', words: 'a few or none', bar: null },
      ],
    },
    'Result:\n- Yes: about 75 %\n- No: a few or none',
  ],
  ['bars without a label', { kind: 'bars', bars: [{ label: 'Yes', words: '1 of 1', bar: 20 }] }, '- Yes: 1 of 1'],
  ['buttons', { kind: 'buttons', buttons: [{ label: 'Go', command: 'go' }] }, '[Go]'],
  [
    'buttons with a label',
    {
      kind: 'buttons',
      label: 'Related',
      buttons: [
        { label: 'A', command: 'a' },
        { label: 'B', command: 'b' },
      ],
    },
    'Related: [A] [B]',
  ],
  [
    'a button that unfolds more, without what is folded away',
    { kind: 'buttons', buttons: [{ label: 'More', command: 'm', opens: [{ kind: 'text', text: 'They tug.' }] }] },
    '[More]',
  ],
  [
    'a menu, with all its choices',
    {
      kind: 'menu',
      label: 'Find a kite',
      open: 'Show it',
      choices: ['Box', 'Delta'].map((label) => ({ label, command: label })),
    },
    'Find a kite: Box; Delta',
  ],
  [
    'a footer, with its button',
    { kind: 'footer', text: 'For flying.', button: { label: 'Who to call', command: 'call' } },
    'For flying. [Who to call]',
  ],
  [
    'a line to type, without the marks that make it look like one',
    { kind: 'text', text: 'Type `kite`.' },
    'Type kite.',
  ],
  [
    'a form, with what is filled in, what can be chosen and what helps',
    { kind: 'form', title: 'Kite', openLabel: 'kite form', command: 'kite', submit: 'Fly', fields: FIELDS },
    'Kite:\n- Day: Monday (Monday, Friday)\n- Time: 09:30 (On the 24-hour clock)\n- From:\n- In a word: Kites\nFly',
  ],
  ['a note', { kind: 'note', text: 'For learning.' }, 'For learning.'],
];

test.each(BLOCKS)('%s is said in plain text', (_what, block, text) => expect(said(block)).toBe(text));

test('what a card says is said in its order, with an empty line between', () => {
  expect(said({ kind: 'heading', text: 'Kites' }, { kind: 'note', text: 'They fly.' })).toBe('Kites\n\nThey fly.');
});

test('a terminal shows what buttons unfold, in their place', () => {
  const more = { label: 'More', command: 'm', opens: [{ kind: 'text', text: 'They tug.' }] } as const;
  const blocks: Block[] = [
    { kind: 'heading', text: 'Kites' },
    { kind: 'buttons', buttons: [more, { label: 'Go', command: 'go' }] },
    { kind: 'buttons', buttons: [more] },
  ];
  expect(wholeText({ audience: 'asker', blocks })).toBe('Kites\n\nThey tug.\n\n[Go]\n\nThey tug.');
});
