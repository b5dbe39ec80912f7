import fc from 'fast-check';
import { SCALES } from '../../content/scales';
import { draftOf } from '../../testing/stores/stored-polls';
import { draft } from '../poll';
import { FORM_CHOICES, readPollForm } from './read-poll-form';

const HERE = { now: new Date('2026-11-23T12:00:00Z'), zone: 'Europe/London', templates: [] };
const read = (form: Record<string, string>) => readPollForm(form, HERE);
const FILLED = { question: 'Is it Friday?', options: 'Yes\nNo' };
const DRAFT = draftOf({ question: 'Is it Friday?', options: ['Yes', 'No'] });

describe('a form', () => {
  test.each<[string, Record<string, string>, object]>([
    ['with a question and answers alone is anonymous, one choice, without an end', {}, {}],
    ['with answers from a list, and empty lines', { options: '- Yes\r\n\r\n • No \n' }, {}],
    ['open', { openness: 'open' }, { openness: 'open' }],
    ['for several choices', { choices: 'several' }, { many: true }],
    ['for two minutes', { closes: '2m' }, { closes: { after: 120 } }],
    ['for an hour', { closes: '1h' }, { closes: { after: 3_600 } }],
    ['until a time', { closes: 'until', until: '15:30' }, { closes: { at: '2026-11-23T15:30:00.000Z' } }],
    ['with a time that is not asked for', { closes: 'none', until: '15:30' }, {}],
    ['with a scale', { options: '', scale: 'confidence' }, { options: [...SCALES.confidence] }],
    ['with a question over two lines', { question: 'Is it\nFriday?' }, {}],
    ['with every choice at its first', { scale: 'none', choices: 'one', openness: 'anonymous', closes: 'none' }, {}],
    ['with quotation marks, which mean nothing here', { options: '“Yes”\n"No"' }, { options: ['“Yes”', '"No"'] }],
  ])('%s', (_what, form, difference) => {
    expect(read({ ...FILLED, ...form })).toEqual({ ok: true, draft: { ...DRAFT, ...difference } });
  });

  test.each([
    ['no question', { question: ' \u200b' }, 'question', 'Please type the question'],
    ['a long question', { question: 'q'.repeat(151) }, 'question', '150 or fewer'],
    ['no answers and no scale', { options: '\n \n' }, 'options', 'each on its own line, or choose a scale'],
    ['one answer', { options: 'Yes' }, 'options', 'at least 2'],
    ['the same answer twice', { options: 'Yes\nyes' }, 'options', 'appears twice'],
    ['a long answer', { options: `Yes\n${'n'.repeat(76)}` }, 'options', '75 or fewer'],
    ['eleven answers', { options: [...'abcdefghijk'].join('\n') }, 'options', '11 answers'],
    ['both a scale and answers', { scale: 'agreement' }, 'options', 'either a scale or your own answers'],
    ['several choices on a scale', { options: '', scale: 'agreement', choices: 'several' }, 'choices', 'one answer'],
    ['no time', { closes: 'until', until: '' }, 'until', 'such as “until 15:30”'],
    ['a time that is none', { closes: 'until', until: '99:99' }, 'until', 'as a time'],
    ['a forged scale', { scale: '__proto__' }, 'scale', 'not one of the choices'],
    ['a forged openness', { openness: 'named' }, 'openness', 'not one of the choices'],
    ['a forged number of choices', { choices: '99' }, 'choices', 'not one of the choices'],
    ['a forged end', { closes: '20h' }, 'closes', 'not one of the choices'],
  ])('with %s says what to do', (_what, form, field, says) => {
    expect(read({ ...FILLED, ...form })).toEqual({
      ok: false,
      mistakes: [{ field, says: expect.stringContaining(says) }],
    });
  });

  test('that is empty names the question and the answers', () => {
    const reading = read({});
    expect(reading.ok ? [] : reading.mistakes.map(({ field }) => field)).toEqual(['question', 'options']);
  });
});

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('Yes\nNo', ...Object.values(FORM_CHOICES).flat(), '15:30', '\u0000', '\ud83d'),
);

test('whatever was filled in, there is an answer, and a draft keeps its promises', () => {
  const fields = ['question', 'options', 'scale', 'choices', 'openness', 'closes', 'until', 'constructor'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields), value), (form) => {
      const reading = readPollForm(form, HERE);
      if (reading.ok) expect(draft.safeParse(reading.draft).error).toBeUndefined();
      else expect(reading.mistakes.length).toBeGreaterThan(0);
    }),
    { seed: 20261123, numRuns: 2_000 },
  );
});
