import type { types } from '@slack/bolt';
import type { Bar, Bars } from '../../message';
import { cut } from '../../text/cut';
import { chartOf } from './charts';
import { TEXT_OBJECT } from './limits';
import type { ChartBlock } from './newest-blocks';
import { caption, plain } from './rich-text';

/** Ten characters show twenty steps: the half block is the odd step. A soft end is shaded. */
const SIGNS = 10;
const [FULL, HALF, SOFT, EMPTY] = ['█', '▌', '▒', '░'] as const;

/**
 * Each share as its words, with its bar on a line of its own below them. Slack cannot hide anything from a screen
 * reader. The plain text beside the blocks, which is read out for a message, has only the words; for people who read
 * the blocks, the bar is short and comes last. Below the words of all shares a chart of Slack's own takes the place of
 * the bars, where it may be drawn (`charting`).
 * https://docs.slack.dev/reference/methods/chat.postMessage#text-blocks-attachments
 */
export function barBlocks(bars: Bars, charting: boolean): (types.RichTextBlock | ChartBlock)[] {
  const chart = charting ? chartOf(bars) : undefined;
  const numbers = chart?.numbers;
  return [
    ...(bars.label ? [caption(bars.label)] : []),
    ...bars.bars.map((bar, at): types.RichTextBlock => {
      const elements = [...wordsOf(bar, numbers?.[at]), ...(chart ? [] : drawn(bar))];
      return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
    }),
    ...(chart ? [chart.block] : []),
  ];
}

const wordsOf = ({ label, words }: Bar, number: number | undefined): types.RichTextElement[] => [
  ...plain(`${number === undefined ? '' : `${number}: `}${cut(label, TEXT_OBJECT / 2)}: `, { style: { bold: true } }),
  ...plain(cut(words, TEXT_OBJECT / 2)),
];

/** The signs of a bar, with its soft end; empty if only words are shown. */
export function signsOf({ bar, to }: Pick<Bar, 'bar' | 'to'>): string {
  if (bar === null) return '';
  const halves = inRange(bar);
  const filled = `${FULL.repeat(Math.floor(halves / 2))}${halves % 2 === 1 ? HALF : ''}`;
  const soft = filled.padEnd(Math.ceil(inRange(to ?? bar) / 2), SOFT);
  return soft.padEnd(SIGNS, EMPTY);
}

const inRange = (parts: number): number => Math.min(2 * SIGNS, Math.max(0, Math.round(parts)));

const drawn = (bar: Bar): types.RichTextElement[] =>
  bar.bar === null ? [] : [{ type: 'text', text: `\n${signsOf(bar)}` }];
