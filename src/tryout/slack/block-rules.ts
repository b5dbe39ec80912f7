import { type Json, list } from '../json';
import { chartFaults } from './chart-rules';
import { inputFaults } from './input-rules';
import { field, filled, listOf, longer, repeated, textObject } from './json-rules';
import { externalSelectFaults, overflowFaults, selectFaults } from './select-rules';

/**
 * Where blocks are shown. The rules below judge the JSON that arrives, and share no limit with the code that they
 * judge. https://docs.slack.dev/reference/block-kit/blocks
 */
type Surface = 'message' | 'view';

const MOST_BLOCKS: Record<Surface, number> = { message: 50, view: 100 };
const MOST_CHARTS = 2;
/** What stands in no view, and what in no container. */
const MESSAGES_ONLY = ['data_visualization'];
const NOT_INSIDE = ['container', 'data_visualization'];

/**
 * Returns every reason for which Slack would answer `invalid_blocks`; none if the blocks are fine. `lacking`: the types of
 * block that this workspace does not have yet, as `lackBlocks` has them.
 */
export function blockFaults(blocks: unknown, surface: Surface, lacking: ReadonlySet<string> = new Set()): string[] {
  if (!Array.isArray(blocks)) return ['must provide an array'];
  const all = blocks.flatMap((block) => [block, ...childrenOf(block)]);
  const ofType = (type: string) => all.filter((block) => field(block, 'type') === type);
  const faults = blocks.flatMap((block, index) => oneBlock(block).map((fault) => `${fault} [/blocks/${index}]`));
  if (blocks.length > MOST_BLOCKS[surface]) faults.push(`no more than ${MOST_BLOCKS[surface]} items allowed`);
  if (ofType('data_visualization').length > MOST_CHARTS) faults.push(`no more than ${MOST_CHARTS} charts allowed`);
  const elsewhere = surface === 'message' ? [] : MESSAGES_ONLY;
  for (const type of [...elsewhere, ...lacking]) if (ofType(type).length > 0) faults.push(`unsupported type: ${type}`);
  return [...faults, ...repeated(all.map((block) => field(block, 'block_id'))).map((id) => `block_id ${id} twice`)];
}

const childrenOf = (block: unknown): unknown[] =>
  field(block, 'type') === 'container' ? list(field(block, 'child_blocks')) : [];

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
      return [
        ...shared,
        ...textObject(field(block, 'text'), 3000, ['plain_text', 'mrkdwn']),
        ...(field(block, 'accessory') === undefined ? [] : interactive(field(block, 'accessory'))),
      ];
    case 'context':
      return [
        ...shared,
        ...listOf(field(block, 'elements'), 1, 10, (one) => textObject(one, 3000, ['plain_text', 'mrkdwn'])),
      ];
    case 'actions':
      return [
        ...shared,
        ...listOf(field(block, 'elements'), 1, 25, interactive),
        ...repeated(list(field(block, 'elements')).map((one) => field(one, 'action_id'))).map(
          (id) => `action_id ${id} already exists`,
        ),
      ];
    case 'rich_text':
      return [...shared, ...listOf(field(block, 'elements'), 1, 1000, richTextElement)];
    case 'input':
      return [...shared, ...inputFaults(block)];
    case 'container':
      return [...shared, ...container(block)];
    case 'data_visualization':
      return [...shared, ...chartFaults(block)];
    default:
      return ['unsupported block type'];
  }
}

const WIDTHS = [undefined, 'narrow', 'standard', 'wide', 'full'];

/** https://docs.slack.dev/reference/block-kit/blocks/container-block */
function container(block: unknown): string[] {
  const { title, subtitle, child_blocks: children, width, is_collapsible, default_collapsed } = block as Json;
  return [
    ...textObject(title, 150, ['plain_text']),
    ...(subtitle === undefined ? [] : textObject(subtitle, 150, ['plain_text', 'mrkdwn'])),
    ...listOf(children, 1, 10, (child) =>
      NOT_INSIDE.includes(String(field(child, 'type'))) ? ['unsupported block in a container'] : oneBlock(child),
    ),
    ...(WIDTHS.includes(width as string | undefined) ? [] : ['width is not known']),
    ...(default_collapsed === true && is_collapsible !== true ? ['default_collapsed needs is_collapsible'] : []),
  ];
}

function interactive(element: unknown): string[] {
  switch (field(element, 'type')) {
    case 'static_select':
      return selectFaults(element);
    case 'external_select':
      return externalSelectFaults(element);
    case 'overflow':
      return overflowFaults(element);
    default:
      return button(element);
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
