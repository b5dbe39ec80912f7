import { wordsIn } from '../inbound/words';

/**
 * The fields read from a message: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
type MessageContent = {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
};

/**
 * The words of a message: its text, and what apps put into blocks and attachments, as their text is often empty or a
 * summary. Words that come twice, as in the blocks of a message that a person wrote, count once. The fields may hold
 * anything.
 */
export function wordsOfMessage({ text, blocks, attachments }: MessageContent): string {
  const parts: string[] = [];
  for (const found of [text, ...textsIn(blocks), ...listOf(attachments).flatMap(textsOfAttachment)]) {
    const words = typeof found === 'string' ? wordsIn(found) : '';
    if (words !== '' && !parts.some((part) => part.includes(words))) parts.push(words);
  }
  return parts.join(' ');
}

/** `fallback` is a short version of the rest, so it is used only if there is nothing else. */
function textsOfAttachment(attachment: unknown): unknown[] {
  if (!isRecord(attachment)) return [];
  const { pretext, title, text, fallback, fields, blocks, message_blocks: quoted } = attachment;
  const said = [
    pretext,
    title,
    text,
    ...listOf(fields).flatMap((field) => (isRecord(field) ? [field.title, field.value] : [])),
  ];
  const inBlocks = [
    ...textsIn(blocks),
    ...listOf(quoted).flatMap((one) => (isRecord(one) ? textsIn(one.message) : [])),
  ];
  const all = [...said, ...inBlocks].filter((one) => typeof one === 'string' && one !== '');
  return all.length > 0 ? all : [fallback];
}

/** Deeper than Slack's blocks nest, and shallow enough for whatever anybody else sends. */
const DEEPEST = 12;

/** The texts of blocks. Each paragraph of rich text is one text, however many elements it has. */
function textsIn(node: unknown, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(node)) return node.flatMap((one) => textsIn(one, depth + 1));
  if (!isRecord(node)) return [];
  const { type, text, elements } = node;
  if (type === 'actions' || type === 'input') return [];
  if (type === 'rich_text_section' || type === 'rich_text_quote' || type === 'rich_text_preformatted')
    return [listOf(elements).map(pieceOf).join('')];
  return PARTS.flatMap((part) =>
    part === 'text' && typeof text === 'string' ? [text] : textsIn(node[part], depth + 1),
  );
}

const PARTS = ['text', 'title', 'description', 'fields', 'elements', 'rows', 'blocks', 'child_blocks'];

const pieceOf = (piece: unknown): string => (isRecord(piece) && typeof piece.text === 'string' ? piece.text : ' ');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
