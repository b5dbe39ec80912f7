import type * as Library from 'adaptivecards';
import fc from 'fast-check';
import type { Bar, Message } from '../../message';
import { plainText } from '../../plain-text';
import { cardMistakes } from '../../tryout/teams/card-rules';
import { cardText } from '../../tryout/teams/card-text';
import { renderForTeams } from './render';

const AdaptiveCards = jest.requireActual<typeof Library>('adaptivecards/dist/adaptivecards.js');

const message = (...bars: Bar[]): Message => ({
  audience: 'conversation',
  blocks: [{ kind: 'bars', label: 'So far', bars }],
});
const drawn = (...bars: Bar[]) => renderForTeams(message(...bars));
const widths = (bar: number) => {
  const [, , set] = drawn({ label: 'Yes', words: 'most', bar }).card.body;
  return set?.type === 'ColumnSet'
    ? set.columns.map((column) => [column.width, 'style' in column ? column.style : undefined])
    : undefined;
};

test.each([
  [0, [[20, 'emphasis']]],
  [
    7,
    [
      [7, 'accent'],
      [13, 'emphasis'],
    ],
  ],
  [20, [[20, 'accent']]],
  [25, [[20, 'accent']]],
  [-1, [[20, 'emphasis']]],
])('a bar of %i in 20 is two columns that share the width', (bar, columns) => {
  expect(widths(bar)).toEqual(columns);
});

test('a bar that may reach further has a striped end', () => {
  const [, , set] = drawn({ label: 'Yes', words: 'most or all', bar: 14, to: 17 }).card.body;
  expect(
    set?.type === 'ColumnSet'
      ? set.columns.map((column) => [column.width, 'style' in column ? column.style : undefined])
      : undefined,
  ).toEqual([
    ...[
      [14, 'accent'],
      [1, 'emphasis'],
      [1, 'accent'],
      [1, 'emphasis'],
      [3, 'emphasis'],
    ],
  ]);
});

test('the bar is nothing to read: words stand above it, in the fallback and in speech', () => {
  const bars = [
    { label: 'Yes', words: 'about 35 %', bar: 7 },
    { label: 'No', words: 'most', bar: null },
  ];
  const { card, text } = drawn(...bars);
  expect(cardText(card)).toBe('So far:\nYes: about 35 %\nNo: most');
  expect(text).toBe(plainText(message(...bars)));
  expect(card.speak).toContain('Yes: about 35 %');
  expect(card.fallbackText).toContain('No: most');
});

test('whatever is told, Teams draws it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });
  const bar = fc.record({ label: text, words: text, bar: fc.option(fc.integer({ min: -5, max: 30 })) });
  fc.assert(
    fc.property(fc.array(bar, { minLength: 1, maxLength: 10 }), (bars) => {
      const { card } = drawn(...bars);
      expect(cardMistakes(card)).toEqual([]);
      const context = new AdaptiveCards.SerializationContext();
      new AdaptiveCards.AdaptiveCard().parse(card, context);
      expect(context.eventCount).toBe(0);
    }),
  );
});
