import fc from 'fast-check';
import type { Bars, Chart, Message } from '../../message';
import { plainText } from '../../plain-text';
import { cardMistakes } from '../../tryout/teams/card-rules';
import { cardText } from '../../tryout/teams/card-text';
import { renderForTeams } from './render';

const bars = (chart: Partial<Chart> = {}): Bars => ({
  kind: 'bars',
  label: 'Result',
  bars: [
    { label: 'Yes', words: 'about 65 %', bar: 13 },
    { label: 'No', words: 'hardly any', bar: null },
  ],
  chart: {
    kind: 'bar',
    title: 'Result',
    measure: 'Per cent of votes',
    points: [{ label: 'Yes', value: 65, day: '2026-03-02' }],
    ...chart,
  },
});
const said = (chart?: Partial<Chart>): Message => ({ audience: 'conversation', blocks: [bars(chart)] });
const drawn = (chart?: Partial<Chart>) => renderForTeams(said(chart)).card;

test('the words of every answer stand above the chart, and the plain text says no more than they do', () => {
  expect(cardText(drawn())).toBe('Result:\nYes: about 65 %\nNo: hardly any\nResult: Per cent of votes: Yes 65');
  expect(renderForTeams(said()).text).toBe(plainText(said()));
});

test('a client that draws no charts shows the bars in its place, each with its name', () => {
  const [chart] = drawn().body.slice(-1);
  expect(chart).toMatchObject({
    type: 'Chart.HorizontalBar',
    fallback: {
      type: 'Container',
      items: [
        { type: 'RichTextBlock', inlines: [{ text: 'Yes' }] },
        { type: 'ColumnSet', columns: [{ width: 13, style: 'accent' }, { width: 7 }] },
      ],
    },
  });
});

test('a trend is a line through its days', () => {
  const card = drawn({ kind: 'line', title: 'Over time', measure: 'Never = 0, Always = 100' });
  expect(card.version).toBe('1.5');
  expect(card.body.at(-1)).toMatchObject({
    type: 'Chart.Line',
    yAxisTitle: 'Never = 0, Always = 100',
    data: [{ legend: 'Over time', values: [{ x: '2026-03-02', y: 65 }] }],
  });
});

test('whatever the labels are, Teams draws it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), text, fc.constantFrom('bar', 'line'), (labels, title, kind) => {
      const points = labels.map((label, value) => ({ label, value }));
      expect(cardMistakes(drawn({ kind, title, measure: title, points }))).toEqual([]);
    }),
  );
});
