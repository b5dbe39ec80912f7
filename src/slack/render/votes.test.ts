import { voteButtons } from '../../commands/button-lines';
import type { Button } from '../../message';
import { blockFaults } from '../../tryout/slack/block-rules';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import type { Json } from '../../tryout/slack/workspace';
import { render } from './render';

const options = (...labels: string[]): Button[] =>
  voteButtons({ id: 'p1', options: labels.map((label, id) => ({ id, label })) });
const drawn = (buttons: readonly Button[]) =>
  render({ audience: 'conversation', blocks: [{ kind: 'buttons', buttons }] }).blocks as unknown as Json[];

const LONG = 'We plan together with the young person and the people who matter to them';

test('short answers stand on their buttons as they are', () => {
  const blocks = drawn(options('Strongly agree', 'Agree', 'Prefer not to say'));
  expect(readable(blocks)).toBe('[Strongly agree] [Agree] [Prefer not to say]');
});

test('where one answer is long, all stand above by number, and a screen reader hears the whole of it on the button', () => {
  const blocks = drawn([...options('Yes', LONG, 'No'), { label: 'Close now', command: 'poll-close p1' }]);
  expect(readable(blocks).split('\n')).toEqual([
    '1: Yes',
    `2: ${LONG}`,
    '3: No',
    '[1: Yes] [2: We plan together with the…] [3: No] [Close now]',
  ]);
  expect(buttonsIn(blocks).map(({ accessibility_label }) => accessibility_label)).toEqual([
    '1: Yes',
    `2: ${LONG}`,
    '3: No',
    'Close now',
  ]);
});

test('an answer keeps its number where others are missing', () => {
  expect(buttonsIn(drawn(options('Yes', LONG, 'No').slice(1))).map(labelOf)).toEqual([
    '2: We plan together with the…',
    '3: No',
  ]);
});

test('ten answers of 75 characters fit, in rows of five', () => {
  const blocks = drawn(options(...Array.from({ length: 10 }, (_, at) => `${at}`.repeat(75))));
  expect(blockFaults(blocks, 'message')).toEqual([]);
  expect(blocks.filter(({ type }) => type === 'actions')).toHaveLength(2);
  expect(buttonsIn(blocks).map(({ accessibility_label }) => String(accessibility_label).length)).toEqual(
    Array.from({ length: 10 }, () => 75),
  );
});
