import fc from 'fast-check';
import type { Bar, Message } from '../../message';
import { plainText } from '../../plain-text';
import { readable } from '../../tryout/slack/readable';
import { messageFault } from '../../tryout/slack/web-api';
import type { Json } from '../../tryout/slack/workspace';
import { render } from './render';

const message = (...bars: Bar[]): Message => ({
  audience: 'conversation',
  blocks: [{ kind: 'bars', label: 'So far', bars }],
});
const drawn = (...bars: Bar[]) => readable(render(message(...bars)).blocks as unknown as Json[]).split('\n');

test.each([
  [0, '░░░░░░░░░░'],
  [1, '▌░░░░░░░░░'],
  [7, '███▌░░░░░░'],
  [20, '██████████'],
  [21, '██████████'],
  [-1, '░░░░░░░░░░'],
])('a bar of %i in 20 is drawn below its words', (bar, signs) => {
  expect(drawn({ label: 'Yes', words: 'about 35 %', bar })).toEqual(['So far:', 'Yes: about 35 %', signs]);
});

test.each([
  [14, 20, '███████▒▒▒'],
  [0, 6, '▒▒▒░░░░░░░'],
  [11, 12, '█████▌░░░░'],
  [8, 9, '████▒░░░░░'],
])('a bar of %i that may reach %i has a soft end', (bar, to, signs) => {
  expect(drawn({ label: 'Yes', words: 'most or all', bar, to })[2]).toBe(signs);
});

test('where only words are told there is no bar', () => {
  expect(drawn({ label: 'Yes', words: 'about half', bar: null })).toEqual(['So far:', 'Yes: about half']);
});

test('the plain text, which is read out, has the words and no sign of a bar', () => {
  const said = message({ label: 'Yes', words: 'about 35 %', bar: 7 }, { label: 'No', words: 'most', bar: null });
  expect(render(said).text).toBe(plainText(said));
  expect(render(said).text).toMatch(/Yes: about 35 %[\s\S]*No: most/);
  expect(render(said).text).not.toMatch(/[█▌░]/);
});

test('no text in bars takes effect, and Slack takes them all', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });
  const bar = fc.record({ label: text, words: text, bar: fc.option(fc.integer({ min: -5, max: 30 })) });
  fc.assert(
    fc.property(fc.array(bar, { minLength: 1, maxLength: 10 }), (bars) => {
      const shown = render(message(...bars));
      expect(messageFault({ ...shown }, 40_000)).toBeUndefined();
      expect(JSON.stringify(shown.blocks)).not.toContain('mrkdwn');
    }),
  );
});
