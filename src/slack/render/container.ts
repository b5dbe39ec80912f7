import type { types } from '@slack/bolt';
import type { Bars, Block, Button, Form, Link } from '../../message';
import { asLabel } from '../../plain-text';
import { signsOf } from './bars';
import { type Draw, type DrawOnce, renderOne, rowsOf } from './buttons';
import { contactBlocks } from './contacts';
import { CONTAINER_BLOCKS, CONTAINER_TITLE, HEADER_TEXT, TEXT_OBJECT } from './limits';
import { literal } from './literal';
import { hasMention } from './mentions';
import { menuBlock } from './menus';
import { asMrkdwn, boldMrkdwn, mrkdwnLink, mrkdwnSection } from './mrkdwn';
import type { NewestBlock } from './newest-blocks';

type Child = types.ContainerBlock['child_blocks'][number];

/**
 * What buttons unfold, as containers that are closed until somebody opens them: of those buttons whose blocks fit into
 * one. A container holds no chart, so where there are charts, the answer to the button draws it.
 */
export function containersOf(
  buttons: readonly Button[],
  lacking: ReadonlySet<NewestBlock>,
  { draw, once }: { readonly draw: Draw; readonly once: DrawOnce },
  rowId: string,
): ReadonlyMap<Button, types.ContainerBlock> {
  const containers = new Map<Button, types.ContainerBlock>();
  if (lacking.has('container')) return containers;
  for (const [at, button] of buttons.entries()) {
    if (hasChart(button) && !lacking.has('data_visualization')) continue;
    const id = `${rowId}:in:${at}`;
    const [container] = once(button, id, () => containerOf(button, draw, id));
    if (container) containers.set(button, container);
  }
  return containers;
}

const hasChart = ({ opens = [] }: Button) => opens.some((block) => block.kind === 'bars' && block.chart !== undefined);

/**
 * In an array; none if the button unfolds nothing, stands in a menu, or its blocks do not fit. The documentation lists
 * `rich_text` among the blocks that a container holds, but Slack was seen to refuse it, so text is mrkdwn here:
 * https://docs.slack.dev/reference/block-kit/blocks/container-block and
 * https://docs.rs/slack-morphism/2.31.0/slack_morphism/prelude/struct.SlackContainerBlock.html
 */
function containerOf({ label, opens = [], secondary }: Button, draw: Draw, rowId: string): types.ContainerBlock[] {
  if (secondary) return [];
  const parts = opens.flatMap((block, index) => childrenFor(block, draw, `${rowId}:${index}`));
  const children = parts.length > CONTAINER_BLOCKS ? joined(parts) : parts;
  const fits = children.length > 0 && children.length <= CONTAINER_BLOCKS && children.every(isShort);
  const title = literal(label, CONTAINER_TITLE);
  if (!fits || title.text === '') return [];
  return [
    {
      type: 'container',
      title,
      width: 'full',
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: children,
    },
  ];
}

function childrenFor(block: Block, draw: Draw, rowId: string): Child[] {
  switch (block.kind) {
    case 'heading':
      return hasMention(block.text)
        ? said(boldMrkdwn(block.text))
        : [{ type: 'header', text: literal(block.text, HEADER_TEXT) }];
    case 'text':
      return said([...(block.label ? [boldMrkdwn(asLabel(block.label))] : []), asMrkdwn(block.text)].join(' '));
    case 'list':
      return said([...named(block.label), ...block.items.map((item) => `• ${asMrkdwn(item)}`)].join('\n'));
    case 'contacts':
      return contactBlocks(block);
    case 'links':
      return said([boldMrkdwn(asLabel(block.label)), block.links.map(linked).join('; ')].join(' '));
    case 'buttons':
      return withRows(block, draw, rowId);
    case 'bars':
      return said(barLines(block).join('\n'));
    case 'form':
      return withRows({ buttons: [openingButton(block)] }, draw, rowId);
    case 'menu':
      return [{ ...menuBlock(block, draw), block_id: rowId }];
    case 'note':
      return [{ type: 'context', elements: [literal(block.text, TEXT_OBJECT)] }];
    case 'footer':
      return [{ ...mrkdwnSection(asMrkdwn(block.text)), block_id: rowId, accessory: draw(renderOne(block.button)) }];
  }
}

/** A container holds no other: what its buttons unfold, their lines answer. */
function withRows(
  { label, buttons }: Pick<Extract<Block, { kind: 'buttons' }>, 'label' | 'buttons'>,
  draw: Draw,
  rowId: string,
): Child[] {
  const { above, long, rows } = rowsOf(buttons, draw, rowId);
  return [
    ...said([...named(label), ...above.map(asMrkdwn), ...long.map((line) => `• ${asMrkdwn(line)}`)].join('\n')),
    ...rows,
  ];
}

/** The button that stands for a form where its fields cannot be shown. */
export const openingButton = ({ title, openLabel }: Form): Button => ({ label: title, command: openLabel, main: true });

const named = (label: string | undefined) => (label ? [boldMrkdwn(asLabel(label))] : []);

const said = (text: string): Child[] => (text.trim() === '' ? [] : [mrkdwnSection(text)]);

const linked = ({ text, url }: Link) => (url === null ? asMrkdwn(text) : mrkdwnLink(text, url));

const barLines = ({ label, bars }: Bars): string[] => [
  ...named(label),
  ...bars.flatMap((bar) => [
    `${boldMrkdwn(`${bar.label}:`)} ${asMrkdwn(bar.words)}`,
    ...(bar.bar === null ? [] : [signsOf(bar)]),
  ]),
];

/** Neighbours that are text alone, as one block, as far as a block can hold them. */
function joined(children: readonly Child[]): Child[] {
  const done: Child[] = [];
  for (const child of children) {
    const [before, text] = [textOf(done.at(-1)), textOf(child)];
    const both = `${before}\n\n${text}`;
    const join = before !== undefined && text !== undefined && both.length <= TEXT_OBJECT;
    done.splice(done.length - (join ? 1 : 0), 1, join ? mrkdwnSection(both) : child);
  }
  return done;
}

/** The text of a block that holds nothing else. */
const textOf = (child: Child | undefined): string | undefined =>
  child?.type === 'section' && !child.accessory ? child.text?.text : undefined;

const isShort = (child: Child) => child.type !== 'section' || (child.text?.text ?? '').length <= TEXT_OBJECT;
