import { SCALES } from '../../content/scales';
import { POLL_READING } from '../../testing/poll-reading';
import { draftOf } from '../../testing/stores/stored-polls';
import { readPoll } from './read-poll';

const read = (line: string) => readPoll(line, POLL_READING);
const own = draftOf({ question: 'Is it Friday?', options: ['Yes', 'No'] });

describe('a question of one’s own', () => {
  test.each<[string, string, object]>([
    ['in quotation marks', '"Is it Friday?" "Yes" "No"', {}],
    ['in curly ones', '“Is it Friday?” “Yes” “No”', {}],
    [
      'with an apostrophe',
      '"What’s next?" "Don\'t know" "Rest"',
      { question: 'What’s next?', options: ["Don't know", 'Rest'] },
    ],
    ['over several lines', '"Is it\nFriday?"\n"Yes"\n"No"', {}],
    ['with emoji', '"Is it Friday?" "👍" "👎"', { options: ['👍', '👎'] }],
    ['with zero-width characters', '"Is it\u200b Friday?" "Yes\ufeff" "No"', {}],
    ['open', '"Is it Friday?" "Yes" "No" open', { openness: 'open' }],
    ['several choices', 'multi "Is it Friday?" "Yes" "No"', { many: true }],
    ['for two minutes', '"Is it Friday?" for 2m "Yes" "No"', { closes: { after: 120 } }],
    ['for an hour and a half', '"Is it Friday?" for 1h 30m "Yes" "No"', { closes: { after: 5_400 } }],
    [
      'until a time in two words',
      '"Is it Friday?" until 3 pm "Yes" "No"',
      { closes: { at: '2026-11-23T15:00:00.000Z' } },
    ],
    ['for as long as people say it', '"Is it Friday?" for half an hour "Yes" "No"', { closes: { after: 1800 } }],
    [
      'until a time as people say it',
      '"Is it Friday?" "Yes" "No" until half past 3 open',
      { closes: { at: '2026-11-23T15:30:00.000Z' }, openness: 'open' },
    ],
    ['until a time', '"Is it Friday?" "Yes" "No" until 15:30', { closes: { at: '2026-11-23T15:30:00.000Z' } }],
    [
      'with every setting, in any order and case',
      'OPEN for 10 minutes "Is it Friday?" "Yes" Multi "No"',
      { openness: 'open', many: true, closes: { after: 600 } },
    ],
    ['with settings as answers', '"Is it Friday?" "open" "for 2m"', { options: ['open', 'for 2m'] }],
    ['with ten answers', `"Is it Friday?" ${'abcdefghij'.replaceAll(/./g, '"$&" ')}`, { options: [...'abcdefghij'] }],
    ['of just 150 characters', `"${'q'.repeat(150)}" "Yes" "No"`, { question: 'q'.repeat(150) }],
    ['with an answer of just 75', `"Is it Friday?" "${'a'.repeat(75)}" "No"`, { options: ['a'.repeat(75), 'No'] }],
  ])('%s', (_what, line, difference) => {
    expect(read(line)).toEqual({ kind: 'draft', draft: { ...own, ...difference } });
  });
});

describe('other lines', () => {
  test.each([
    ['', { kind: 'form' }],
    [' \u200b ', { kind: 'form' }],
    ['open for 2m', { kind: 'form', settings: { openness: 'open', many: false, closes: { after: 120 } } }],
    ['templates', { kind: 'templates' }],
    ['close', { kind: 'close' }],
    ['CLOSE', { kind: 'close' }],
    ['results', { kind: 'results' }],
    ['result', { kind: 'results' }],
    ['trend trauma', { kind: 'trend', words: 'trauma' }],
    ['trend “creating safe spaces”', { kind: 'trend', words: 'creating safe spaces' }],
    ['trend', { kind: 'trend', words: '' }],
  ])('“%s”', (line, expected) => {
    expect(read(line)).toMatchObject(expected);
  });
});

describe('a template', () => {
  test.each(['time-for-trust', 'Time-for-Trust', 'time for trust', '"time-for-trust"', '“time-for-trust”'])(
    'is found by “%s”, with its scale, extra answers, topic and follow-up question',
    (line) => {
      expect(read(line)).toEqual({
        kind: 'draft',
        draft: draftOf({
          question: 'I have enough time to build trust.',
          options: [...SCALES.agreement, 'Not my role'],
          template: 'time-for-trust',
          about: 'principle-4',
          followUp: 'What could we stop doing?',
        }),
      });
    },
  );

  test('takes the same settings, before and after its id', () => {
    const asked = { template: 'knowing-who-to-call', openness: 'open', many: true, closes: { after: 120 } };
    expect(read('open knowing-who-to-call multi for 2m')).toMatchObject({ kind: 'draft', draft: asked });
  });

  test('with a scale takes one answer a person', () => {
    expect(read('time-for-trust multi')).toMatchObject({ kind: 'mistakes', mistakes: [{ field: 'choices' }] });
  });

  test.each([
    ['a slip', 'welcome-to-disagre', 'Did you mean welcome-to-disagree?'],
    ['a word of it', 'disagree', 'Did you mean welcome-to-disagree?'],
    ['words of two', 'trust-call', 'Did you mean time-for-trust or knowing-who-to-call?'],
    ['nothing near', 'zzzzzzzzzzzz', 'For your own, put the question and each answer in quotation marks.'],
  ])('by %s: the nearest are offered', (_what, line, says) => {
    const mistakes = [{ field: 'template', says: expect.stringContaining(says) }];
    expect(read(line)).toMatchObject({ kind: 'mistakes', mistakes });
  });
});

describe('a mistake says what to type', () => {
  test.each([
    ['one answer', '"Is it Friday?" "Yes"', 'options', 'at least 2 answers'],
    ['no answer', '"Is it Friday?"', 'options', 'at least 2 answers'],
    ['eleven answers', `"Is it?" ${'abcdefghijk'.replaceAll(/./g, '"$&" ')}`, 'options', 'There are 11 answers'],
    ['an empty answer', '"Is it?" "Yes" "" "No"', 'options', 'One of the answers is empty'],
    ['an answer that cannot be seen', '"Is it?" "Yes" "\u200b" "No"', 'options', 'One of the answers is empty'],
    ['the same answer twice', '"Is it?" "Yes" "yes "', 'options', 'The answer “yes” appears twice'],
    ['the same but for its spaces', '"Is it?" "Not  yet" "not yet"', 'options', 'appears twice'],
    ['the same in wide letters', '"Is it?" "Yes" "Ｙｅｓ"', 'options', 'appears twice'],
    ['an empty question', '"" "Yes" "No"', 'question', 'Please type the question'],
    ['a long question', `"${'q'.repeat(151)}" "Yes" "No"`, 'question', '151 characters'],
    ['a long answer', `"Is it?" "${'a'.repeat(76)}" "No"`, 'options', '76 characters'],
    ['a word without marks', '"Is it?" "Yes" "No" please', 'line', '“please”'],
    ['a mark that was forgotten', '"Is it?" "Yes" "No', 'line', 'A quotation mark is missing after “No”'],
    ['too short a time', '"Is it?" "Yes" "No" for 5s', 'closes', 'too short'],
    ['no time', '"Is it?" "Yes" "No" for', 'closes', 'How long'],
    ['two times', '"Is it?" "Yes" "No" for 2m until 15:30', 'closes', 'just one closing time'],
    ['both open and anonymous', '"Is it?" "Yes" "No" open anonymous', 'openness', 'either open or anonymous'],
    ['no marks at all', 'Is it Friday? yes no', 'line', 'in quotation marks'],
    ['far too much', 'a'.repeat(5_000), 'line', 'more than a poll can hold'],
  ])('%s', (_what, line, field, says) => {
    const result = read(line);
    expect(result).toMatchObject({ kind: 'mistakes' });
    const found = result.kind === 'mistakes' ? result.mistakes : [];
    expect(found).toContainEqual({ field, says: expect.stringContaining(says) });
  });

  test('all mistakes come at once', () => {
    const result = read(`"${'q'.repeat(200)}" "Yes" "yes" "" for 5s open anonymous please`);
    const fields = result.kind === 'mistakes' ? result.mistakes.map(({ field }) => field) : [];
    expect(fields).toEqual(['line', 'question', 'options', 'options', 'closes', 'openness']);
  });

  test('a “for” in a question without marks is no wrong time', () => {
    const result = read('Is it time for lunch? yes no');
    expect(result).toMatchObject({ kind: 'mistakes', mistakes: [{ field: 'line' }] });
  });
});

describe('a line is read as it was probably meant', () => {
  test.each<[string, string, object]>([
    ['no marks', 'Is it Friday? yes no', { options: ['yes', 'no'] }],
    ['no marks, commas', 'Is it Friday? Yes, not yet', { options: ['Yes', 'not yet'] }],
    ['no marks, “or”', 'Is it Friday? yes or not yet', { options: ['yes', 'not yet'] }],
    ['no marks, strokes', 'Is it Friday? yes/no', { options: ['yes', 'no'] }],
    [
      'no marks, with settings',
      'Is it time for lunch? yes no open for 2m',
      { question: 'Is it time for lunch?', options: ['yes', 'no'], openness: 'open', closes: { after: 120 } },
    ],
    [
      'no marks, on lines',
      'How was it\n- Very good\n- Not good',
      { question: 'How was it', options: ['Very good', 'Not good'] },
    ],
    [
      'a colon instead of a question mark',
      'how was it: good / mixed / hard until 15:30',
      {
        ...{ question: 'how was it', options: ['good', 'mixed', 'hard'] },
        closes: { at: '2026-11-23T15:30:00.000Z' },
      },
    ],
    ['only the answers in marks', 'Is it Friday? "Yes" "No" open', { openness: 'open' }],
    ['only the question in marks', '“Is it Friday?” yes no', { options: ['yes', 'no'] }],
    ['one answer without marks', '"Is it Friday?" "Yes" not yet', { options: ['Yes', 'not yet'] }],
    ['a forgotten mark', '"Is it Friday? "Yes" "No"', {}],
    ['a forgotten mark at the end', '"Is it Friday?" "Yes" "No', {}],
    ['the same answer twice', '"Is it Friday?" "Yes" "No" "yes"', {}],
    ['an empty answer', '"Is it Friday?" "Yes" "" "No"', {}],
    ['a forgotten mark, on lines', '"Is it Friday?\nYes\nNo', {}],
    ['no answers', 'Is it Friday?', { options: [...SCALES['yes-partly-no']] }],
    [
      'no answers, and no marks at all',
      'how did it go for 2m',
      { question: 'how did it go', options: ['Good', 'Mixed', 'Hard'], closes: { after: 120 } },
    ],
    [
      'no answers, “how often”',
      'How often do we ask?',
      { question: 'How often do we ask?', options: [...SCALES.frequency] },
    ],
    [
      'no answers, “how confident”',
      'how confident are you',
      { question: 'how confident are you', options: [...SCALES.confidence] },
    ],
    [
      'a statement in marks',
      '“I felt heard today”',
      { question: 'I felt heard today', options: [...SCALES.agreement] },
    ],
  ])('%s', (_what, line, difference) => {
    expect(read(line)).toMatchObject({ kind: 'mistakes', meant: { ...own, ...difference } });
  });

  test.each(['zzzzzzzzzzzz', '"Is it?" "Yes" "No" for 5s', '?', 'suport-after', 'trust call', 'What shall we do?'])(
    'and nothing is made up for “%s”',
    (line) => {
      expect(read(line)).not.toHaveProperty('meant');
    },
  );

  test('what can be told apart of it is filled into the form', () => {
    expect(read('What shall we do next? for 2m')).toMatchObject({
      parts: { question: 'What shall we do next?', options: [], settings: { closes: { after: 120 } } },
    });
    expect(read('"What next?" "Rest"')).toMatchObject({ parts: { question: 'What next?', options: ['Rest'] } });
  });
});
