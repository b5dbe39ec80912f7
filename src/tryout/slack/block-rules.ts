import { list } from '../json';
import { inputFaults } from './input-rules';
import { field, filled, listOf, longer, repeated, textObject } from './json-rules';

/**
 * Where blocks are shown. The rules below judge the JSON that arrives, and share no limit with the code that they
 * judge. https://docs.slack.dev/reference/block-kit/blocks
 */
type Surface = 'message' | 'view';

const MOST_BLOCKS: Record<Surface, number> = { message: 50, view: 100 };

/** Returns every reason for which Slack would answer `invalid_blocks`; none if the blocks are fine. */
export function blockFaults(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['must provide an array'];
  const faults = blocks.flatMap((block, index) => oneBlock(block).map((fault) => `${fault} [/blocks/${index}]`));
  if (blocks.length > MOST_BLOCKS[surface]) faults.push(`no more than ${MOST_BLOCKS[surface]} items allowed`);
  return [...faults, ...repeated(blocks.map((block) => field(block, 'block_id'))).map((id) => `block_id ${id} twice`)];
}

/** Counts the characters in blocks as `msg_blocks_too_long` does, as far as anybody knows. */
export function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value)
    .filter(([key]) => !['type', 'style', 'action_id', 'block_id'].includes(key))
    .reduce((sum, [, one]) => sum + charactersIn(one), 0);
}

function oneBlock(block: unknown): string[] {
  const shared = longer(field(block, 'block_id'), 255, 'block_id');
  switch (field(block, 'type')) {
    case 'divider':
      return shared;
    case 'header':
      return [...shared, ...textObject(field(block, 'text'), 150, ['plain_text'])];
    case 'section':
      return [...shared, ...textObject(field(block, 'text'), 3000, ['plain_text', 'mrkdwn'])];
    case 'context':
      return [
        ...shared,
        ...listOf(field(block, 'elements'), 1, 10, (one) => textObject(one, 3000, ['plain_text', 'mrkdwn'])),
      ];
    case 'actions':
      return [
        ...shared,
        ...listOf(field(block, 'elements'), 1, 25, button),
        ...repeated(list(field(block, 'elements')).map((one) => field(one, 'action_id'))).map(
          (id) => `action_id ${id} already exists`,
        ),
      ];
    case 'rich_text':
      return [...shared, ...listOf(field(block, 'elements'), 1, 1000, richTextElement)];
    case 'input':
      return [...shared, ...inputFaults(block)];
    default:
      return ['unsupported block type'];
  }
}

function button(element: unknown): string[] {
  const style = field(element, 'style');
  return [
    ...(field(element, 'type') === 'button' ? [] : ['unsupported element']),
    ...textObject(field(element, 'text'), 75, ['plain_text']),
    ...longer(field(element, 'value'), 2000, 'value'),
    ...longer(field(element, 'action_id'), 255, 'action_id'),
    ...longer(field(element, 'url'), 3000, 'url'),
    ...longer(field(element, 'accessibility_label'), 75, 'accessibility_label'),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : ['style is not known']),
  ];
}

function richTextElement(element: unknown): string[] {
  switch (field(element, 'type')) {
    case 'rich_text_section':
      return listOf(field(element, 'elements'), 1, 1000, inline);
    case 'rich_text_list':
      return [
        ...(['bullet', 'ordered'].includes(String(field(element, 'style'))) ? [] : ['list without a style']),
        ...listOf(field(element, 'elements'), 1, 1000, richTextElement),
      ];
    default:
      return ['unsupported rich text element'];
  }
}

function inline(element: unknown): string[] {
  switch (field(element, 'type')) {
    case 'text':
      return filled(field(element, 'text'), 'text');
    case 'link':
      return /^https?:\/\//.test(String(field(element, 'url')))
        ? longer(field(element, 'url'), 3000, 'url')
        : ['no url'];
    case 'user':
      return filled(field(element, 'user_id'), 'user_id');
    case 'channel':
      return filled(field(element, 'channel_id'), 'channel_id');
    case 'emoji':
      return filled(field(element, 'name'), 'name');
    default:
      return ['unsupported inline element'];
  }
}
