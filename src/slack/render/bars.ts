import type { types } from '@slack/bolt';
import type { Bar, Bars } from '../../message';
import { cut } from '../../text/cut';
import { TEXT_OBJECT } from './limits';
import { caption, plain } from './rich-text';

/** Ten characters show twenty steps: the half block is the odd step. */
const SIGNS = 10;
const [FULL, HALF, EMPTY] = ['█', '▌', '░'];

/**
 * Each share as its words, with its bar on a line of its own below them. Slack cannot hide anything from a screen
 * reader. The plain text beside the blocks, which is read out for a message, has only the words; for people who read
 * the blocks, the bar is short and comes last.
 * https://docs.slack.dev/reference/methods/chat.postMessage#text-blocks-attachments
 */
export const barBlocks = ({ label, bars }: Bars): types.RichTextBlock[] => [
  ...(label ? [caption(label)] : []),
  ...bars.map(
    (bar): types.RichTextBlock => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [...wordsOf(bar), ...drawn(bar.bar)] }],
    }),
  ),
];

const wordsOf = ({ label, words }: Bar): types.RichTextElement[] => [
  ...plain(`${cut(label, TEXT_OBJECT / 2)}: `, { style: { bold: true } }),
  ...plain(cut(words, TEXT_OBJECT / 2)),
];

const drawn = (bar: number | null): types.RichTextElement[] =>
  bar === null ? [] : [{ type: 'text', text: `\n${meter(bar)}` }];

/** A bar of ten characters. */
export function meter(bar: number): string {
  const halves = Math.min(2 * SIGNS, Math.max(0, Math.round(bar)));
  const filled = `${FULL?.repeat(Math.floor(halves / 2))}${halves % 2 === 1 ? HALF : ''}`;
  return filled.padEnd(SIGNS, EMPTY);
}
