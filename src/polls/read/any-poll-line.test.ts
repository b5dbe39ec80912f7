import fc from 'fast-check';
import { POLL_READING } from '../../testing/poll-reading';
import { draftOf } from '../../testing/stores/stored-polls';
import { draft } from '../poll';
import { readPoll } from './read-poll';

const SEED = 20261123;

const read = (line: string) => readPoll(line, POLL_READING);

const pieces = [
  ...[
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    "'",
    '’',
    '\n',
    ' ',
    ' ',
    ' ',
    ',',
    '?',
    'for',
    'until',
    'open',
    'multi',
    '2m',
    '15:30',
  ],
  ...[
    'trend',
    'close',
    'time-for-trust',
    'Yes',
    'No',
    '-',
    'or',
    '\u200b',
    '\u202e',
    '👍',
    '\ud83d',
    '\0',
    '__proto__',
  ],
];
const anyLine = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

test('whatever was typed, there is an answer; a draft keeps its promises, a mistake is short and clean', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const result = read(line);
      if (result.kind === 'draft') expect(draft.safeParse(result.draft).error).toBeUndefined();
      if (result.kind !== 'mistakes') return;
      expect(result.mistakes.length).toBeGreaterThan(0);
      for (const { says } of result.mistakes) {
        expect(says.length).toBeLessThan(420);
        expect(says).not.toMatch(/[\p{Cc}\u200b\u202e]|\p{Cs}/u);
      }
      if (result.meant) expect(draft.safeParse(result.meant).error).toBeUndefined();
    }),
    { seed: SEED, numRuns: 4_000 },
  );
});

const phrase = fc
  .array(fc.constantFrom('how', 'was', 'it', 'don’t', "I'm", '👍', 'open', 'for', '2m', '«ah»', 'Year', '7'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '));

test('whatever a question and its answers say, in straight marks they are read to the letter', () => {
  fc.assert(
    fc.property(
      phrase,
      fc.uniqueArray(phrase, { minLength: 2, maxLength: 10, selector: (text) => text.toLowerCase() }),
      (question, options) => {
        expect(read([question, ...options].map((text) => `"${text}"`).join(' '))).toEqual({
          kind: 'draft',
          draft: draftOf({ question, options }),
        });
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
});

test('a long line of quotation marks is read at once', () => {
  const started = process.hrtime.bigint();
  for (const mark of ['"', '“', "'", "' a", '« ', '"a ']) read(mark.repeat(4_000).slice(0, 4_000));
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2_000);
});
