import type { Bar, Bars } from '../../message';
import type { CardElement, Column, ColumnSet, TextRun } from './card';
import { renderChart } from './charts';
import { clip } from './fit-card';
import { plainCardText } from './markdown';

/** Our own limit, in characters: a label is one line, and the words need less. */
const LONGEST = 200;

/**
 * Each share in words, with a bar below that has no text: two columns, whose widths are the share and the rest. A
 * screen reader finds nothing to read in the bar. The theme chooses its colours, which carry no meaning. Where there is
 * a chart, it stands below the words of all shares, and the bars are for clients that draw no charts.
 * https://adaptivecards.io/explorer/Column.html
 */
export function renderBars({ label, bars, chart }: Bars): CardElement[] {
  const heading: CardElement[] = label ? [{ type: 'RichTextBlock', inlines: [bold(`${label}:`)] }] : [];
  if (!chart || chart.points.length === 0) return [...heading, ...bars.flatMap((bar) => [wordsOf(bar), ...barOf(bar)])];
  const instead = bars.flatMap((bar) => (bar.bar === null ? [] : [nameOf(bar), ...barOf(bar)]));
  return [...heading, ...bars.map(wordsOf), renderChart(chart, instead)];
}

const barOf = ({ bar, to }: Bar): CardElement[] => (bar === null ? [] : [meter(bar, to)]);

const nameOf = ({ label }: Bar): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ ...run(plainCardText(clip(label, LONGEST))), size: 'Small', isSubtle: true }],
});

const wordsOf = ({ label, words }: Bar) =>
  ({
    type: 'RichTextBlock',
    spacing: 'Medium',
    inlines: [bold(`${label}:`), ...(words === '' ? [] : [run(` ${plainCardText(clip(words, LONGEST))}`)])],
  }) as const;

/** A bar without text. A soft end is striped. */
export function meter(bar: number, to = bar): ColumnSet {
  const [filled, end] = [inRange(bar), Math.max(inRange(bar), inRange(to))];
  const stripes = Array.from({ length: end - filled }, (_, at) => [1, at % 2 === 0 ? 'emphasis' : 'accent'] as const);
  const parts: readonly (readonly [number, Column['style']])[] = [
    [filled, 'accent'],
    ...stripes,
    [20 - end, 'emphasis'],
  ];
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: parts
      .filter(([width]) => width > 0)
      .map(([width, style]) => ({ type: 'Column', width, style, minHeight: '8px', spacing: 'None', items: [] })),
  };
}

const inRange = (parts: number): number => Math.min(20, Math.max(0, Math.round(parts)));

const run = (text: string): TextRun => ({ type: 'TextRun', text });
const bold = (text: string): TextRun => ({ ...run(plainCardText(clip(text, LONGEST))), weight: 'Bolder' });
