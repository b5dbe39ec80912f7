import fc from 'fast-check';
import { isVote, readButton, readPress } from './button';

test('a button without fields is no form, whatever else it sends', () => {
  expect(readButton({ says: 'help', time: '09:30' })).toEqual({ says: 'help' });
});

test('a form has every field by its name, empty where nothing was filled in', () => {
  const data = { says: 'reflect weekly', fields: ['day', 'time', 'until'], day: 'monday', time: '09:30' };
  expect(readButton(data)).toEqual({ says: 'reflect weekly', form: { day: 'monday', time: '09:30', until: '' } });
});

test('what is no text is as good as empty, and what is far too long is cut', () => {
  const form = readButton({
    says: 'x',
    fields: ['a', 'b', 'c'],
    a: 7,
    b: { toString: 'x' },
    c: 'c'.repeat(9000),
  })?.form;
  expect(form).toEqual({ a: '', b: '', c: 'c'.repeat(4000) });
});

test('no field takes the place of the line, and none is found that was not sent', () => {
  const data = JSON.parse('{"says":"reflect weekly","fields":["says","__proto__","toString"],"__proto__":{"x":1}}');
  const read = readButton(data);
  expect(read?.says).toBe('reflect weekly');
  expect(Object.values(read?.form ?? {})).toEqual(['', '', '']);
});

test.each([
  ['too many fields', { says: 'x', fields: Array(31).fill('a') }],
  ['a field that is no name', { says: 'x', fields: [7] }],
  ['fields that are no list', { says: 'x', fields: 'day' }],
])('a button with %s is none of ours', (_what, data) => {
  expect(readButton(data)).toBeUndefined();
});

test('whatever a button sends, it is read as texts or not at all', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ says: fc.string(), fields: fc.array(fc.string()) })), (data) => {
      const read = readButton(data);
      if (!read) return;
      expect(read.says.length).toBeLessThanOrEqual(2000);
      for (const value of Object.values(read.form ?? {})) expect(typeof value).toBe('string');
    }),
  );
});

test.each<[string, object, boolean]>([
  ['a vote', { type: 'invoke', value: { action: { verb: 'says', data: { says: 'vote p1 0' } } } }, true],
  ['a withdrawal', { type: 'invoke', value: { action: { verb: 'says', data: { says: 'withdraw p1' } } } }, true],
  ['a vote from an older client', { type: 'message', value: { says: 'vote p1 0' } }, true],
  ['another button', { type: 'invoke', value: { action: { verb: 'says', data: { says: 'poll-close p1' } } } }, false],
  [
    'a line that begins like one',
    { type: 'invoke', value: { action: { verb: 'says', data: { says: 'voters' } } } },
    false,
  ],
  ['a message', { type: 'message', value: null }, false],
  ['nonsense', { type: 'invoke', value: { action: 'vote p1 0' } }, false],
])('%s is told from the rest', (_what, activity, is) => {
  expect(isVote(readPress(activity as Parameters<typeof readPress>[0]))).toBe(is);
});
