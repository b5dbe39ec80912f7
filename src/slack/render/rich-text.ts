import type { types } from '@slack/bolt';
import type { Link } from '../../message';
import { asLabel } from '../../plain-text';
import { aroundCode } from '../../text/code';
import { cut } from '../../text/cut';
import { aroundEmoji } from './emoji';
import { LINK_URL, TEXT_OBJECT } from './limits';
import { aroundMentions } from './mentions';

type Inline = types.RichTextElement;

/**
 * A label and a text. Text goes into `rich_text` blocks, which Slack shows letter by letter: a `*`, `_`, `<!channel>`
 * or link that somebody typed stays plain text, and no character has to be replaced that a screen reader would stumble
 * over. People, channels and emoji are elements of their own.
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

/** Each text on its own line, in one block. */
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

/** For a heading that mentions somebody: a header block shows no names. */
export const boldLine = (text: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [section(plain(text, { style: { bold: true } }))],
});

/** A bold line above buttons or bars. */
export const caption = (label: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [section(bold(label, ''))],
});

const section = (elements: Inline[]): types.RichTextSection => ({ type: 'rich_text_section', elements });

const bold = (label: string | undefined, gap: string): Inline[] =>
  label ? plain(`${asLabel(cut(label, TEXT_OBJECT - 2))}${gap}`, { style: { bold: true } }) : [];

/**
 * Elements for a text: people and channels, emoji, and the rest letter by letter. Each “<” ends an element, so that no
 * element holds a whole `<…>`, even for a client that would act on it.
 */
export const plain = (text: string, look: Look = {}): Inline[] =>
  aroundCode(cut(text, TEXT_OBJECT)).flatMap((piece): Inline[] =>
    piece.code ? [{ type: 'text', text: piece.text, style: { ...look.style, code: true } }] : prose(piece.text, look),
  );

const prose = (text: string, look: Look): Inline[] =>
  aroundMentions(text).flatMap(({ text: part, mentioned }): Inline[] => {
    if (!mentioned) return aroundEmoji(part).flatMap((piece) => drawn(piece, look));
    const id = part.slice(1);
    return [
      part.startsWith('@') ? { type: 'user', user_id: id, ...look } : { type: 'channel', channel_id: id, ...look },
    ];
  });

type Look = Pick<types.RichTextText, 'style'>;

function drawn(piece: ReturnType<typeof aroundEmoji>[number], look: Look): Inline[] {
  if ('emoji' in piece) return [{ type: 'emoji', name: piece.emoji, ...look }];
  return piece.text
    .split(/(?<=<)/)
    .filter((part) => part !== '')
    .map((part) => ({ type: 'text', text: part, ...look }));
}

export const isWebAddress = (url: string) => /^https?:\/\//.test(url) && url.length <= LINK_URL;
