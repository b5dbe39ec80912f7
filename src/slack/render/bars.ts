import type { types } from '@slack/bolt';
import type { Bar, Bars } from '../../message';
import { cut } from '../../text/cut';
import { TEXT_OBJECT } from './limits';
import { caption, plain } from './rich-text';

/** Ten signs show twenty steps: the half block is the odd one. */
const SIGNS = 10;
const [FULL, HALF, EMPTY] = ['█', '▌', '░'];

/**
 * Each share as its words and, on a line of its own below them, its bar. Slack can hide nothing from a screen reader: the
 * plain text beside the blocks, which is what is read out of a message, holds the words alone, and the bar is short and
 * comes last for whoever reads the blocks.
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

function drawn(bar: number | null): types.RichTextElement[] {
  if (bar === null) return [];
  const halves = Math.min(2 * SIGNS, Math.max(0, Math.round(bar)));
  const filled = `${FULL?.repeat(Math.floor(halves / 2))}${halves % 2 === 1 ? HALF : ''}`;
  return [{ type: 'text', text: `\n${filled.padEnd(SIGNS, EMPTY)}` }];
}
