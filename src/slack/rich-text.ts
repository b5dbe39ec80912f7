import type { types } from '@slack/bolt';
import { cut } from '../cut';
import type { Link } from '../message';
import { LINK_URL, TEXT_OBJECT } from './limits';

type Inline = types.RichTextElement;

/**
 * Text goes into `rich_text` blocks: Slack shows what stands there letter by letter, so `*`, `_`, `<!channel>` or a
 * link that somebody typed stays plain text, without replacing a character that a screen reader would stumble over.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function paragraph(label: string | undefined, text: string): types.RichTextBlock {
  return { type: 'rich_text', elements: [section([...bold(label, ' '), ...plain(text)])] };
}

export function bullets(label: string | undefined, items: readonly string[]): types.RichTextBlock {
  const list: types.RichTextList = {
    type: 'rich_text_list',
    style: 'bullet',
    elements: items.map((item) => section(plain(item))),
  };
  return { type: 'rich_text', elements: [...(label ? [section(bold(label, ''))] : []), list] };
}

/** Each on a line of its own, in one block. */
export const lines = (texts: readonly string[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [section(texts.flatMap((text, at) => plain(at > 0 ? `\n${text}` : text)))],
});

export function linkList(label: string, links: readonly Link[]): types.RichTextBlock {
  const inline = links.flatMap(({ text, url }, index): Inline[] => [
    ...(index > 0 ? plain('; ') : []),
    ...(url !== null && isWebAddress(url)
      ? [{ type: 'link', url, text: cut(text, TEXT_OBJECT) } as const]
      : plain(text)),
  ]);
  return { type: 'rich_text', elements: [section([...bold(label, ' '), ...inline])] };
}

/** A line of its own above buttons. */
export const caption = (label: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [section(bold(label, ''))],
});

const section = (elements: Inline[]): types.RichTextSection => ({ type: 'rich_text_section', elements });

const bold = (label: string | undefined, gap: string): Inline[] =>
  label ? plain(`${cut(label, TEXT_OBJECT - 2)}:${gap}`, { style: { bold: true } }) : [];

/** A “<” ends an element, so that no element holds a whole `<…>` even for a client that would read one there. */
const plain = (text: string, look: Pick<types.RichTextText, 'style'> = {}): Inline[] =>
  cut(text, TEXT_OBJECT)
    .split(/(?<=<)/)
    .filter((part) => part !== '')
    .map((part) => ({ type: 'text', text: part, ...look }));

const isWebAddress = (url: string) => /^https?:\/\//.test(url) && url.length <= LINK_URL;
