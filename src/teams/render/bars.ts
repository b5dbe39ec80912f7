import type { Bar, Bars } from '../../message';
import type { CardElement, Column, ColumnSet, TextRun } from './card';
import { clip } from './fit-card';
import { plainCardText } from './markdown';

/** Ours: a label is a line, the words are less than one. */
const LONGEST = 200;

/**
 * Each share as its words, and below them a bar without a single sign: two columns whose widths are the share and the
 * rest. A screen reader finds nothing in it to read, and a theme gives it its colours, which mean nothing by themselves.
 * https://adaptivecards.io/explorer/Column.html
 */
export function renderBars({ label, bars }: Bars): CardElement[] {
  return [
    ...(label ? [{ type: 'RichTextBlock', inlines: [bold(`${label}:`)] } as const] : []),
    ...bars.flatMap((bar): CardElement[] => [wordsOf(bar), ...(bar.bar === null ? [] : [drawn(bar.bar)])]),
  ];
}

const wordsOf = ({ label, words }: Bar) =>
  ({
    type: 'RichTextBlock',
    spacing: 'Medium',
    inlines: [bold(`${label}:`), ...(words === '' ? [] : [run(` ${plainCardText(clip(words, LONGEST))}`)])],
  }) as const;

function drawn(bar: number): ColumnSet {
  const filled = Math.min(20, Math.max(0, Math.round(bar)));
  const parts: readonly (readonly [number, Column['style']])[] = [
    [filled, 'accent'],
    [20 - filled, 'emphasis'],
  ];
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: parts
      .filter(([width]) => width > 0)
      .map(([width, style]) => ({ type: 'Column', width, style, minHeight: '8px', spacing: 'None', items: [] })),
  };
}

const run = (text: string): TextRun => ({ type: 'TextRun', text });
const bold = (text: string): TextRun => ({ ...run(plainCardText(clip(text, LONGEST))), weight: 'Bolder' });
