import { type Json, list } from '../json';
import { controlsIn, isClosed, isMenu, optionsOf, titleOf } from './controls';
import type { Modal } from './workspace';

/**
 * Returns blocks as a person reads them: one line for each block, buttons as `[label]`, selects as `[label: choices]`. Of
 * a container that is closed a person reads its title alone, which opens it: `[title]`.
 */
export function readable(blocks: readonly Json[]): string {
  return blocks.map(readBlock).join('\n');
}

/** Returns every button of the blocks as it was sent, with its block's id, which is what a press sends back. */
export const buttonsIn = (blocks: readonly Json[]): Json[] => controlsIn(blocks).filter((one) => !isMenu(one));

/** Returns a button's label; empty if it has none. */
export const labelOf = (button: Json): string => String((button.text as Json | undefined)?.text ?? '');

/** Returns a modal as a person reads it: its title, its blocks with their errors, and its submit button. */
export function readableModal({ view, errors }: Modal): string {
  const blocks = list(view.blocks).map((block) => [readBlock(block), errors[String(block.block_id)]].join(' ').trim());
  return [
    labelOf({ text: view.title }),
    ...blocks,
    ...(view.submit ? [`[${labelOf({ text: view.submit })}]`] : []),
  ].join('\n');
}

function readBlock(block: Json): string {
  const { type, text, elements, label, hint, element, accessory } = block;
  if (type === 'container') return readContainer(block);
  if (type === 'data_visualization') return readChart(block);
  if (type === 'input') {
    const asked = [`${labelOf({ text: label })}: ${initialOf((element ?? {}) as Json)}`.trim()];
    return [...asked, ...(hint ? [labelOf({ text: hint })] : [])].join(' ');
  }
  if (type === 'header' || type === 'section')
    return [words(text as Json), ...(accessory ? [readControl(accessory as Json)] : [])].join(' ');
  if (type === 'actions') return list(elements).map(readControl).join(' ');
  return list(elements)
    .map(readElement)
    .join(type === 'rich_text' ? '\n' : ' ');
}

/** A text as it is read: what is bold or code in mrkdwn is that without its signs. A sign beside a joiner has no effect. */
const words = ({ type, text }: Json): string =>
  type === 'mrkdwn' ? String(text).replace(/(?<!\u2060)([*`])([^*`\n]+)\1(?!\u2060)/g, '$2') : String(text);

function readContainer(block: Json): string {
  if (isClosed(block)) return `[${titleOf(block)}]`;
  return [titleOf(block), ...list(block.child_blocks).map(readBlock)].join('\n');
}

/** What a chart shows, each value with its label. */
function readChart({ title, chart }: Json): string {
  const all = list((chart as Json).series).map(
    ({ name, data }) =>
      `${name}: ${list(data)
        .map(({ label, value }) => `${label} ${value}`)
        .join(', ')}`,
  );
  return [`${title}:`, ...all].join(' ');
}

function readControl(control: Json): string {
  if (control.type === 'overflow') return `[…: ${optionsOf(control).map(labelOf).join(', ')}]`;
  if (!isMenu(control)) return `[${labelOf(control)}]`;
  const choices = optionsOf(control).map(labelOf).join(', ');
  return `[${labelOf({ text: control.initial_option ?? control.placeholder })}: ${choices}]`;
}

function readElement(element: Json): string {
  if (element.type === 'rich_text_list')
    return list(element.elements)
      .map((item) => `• ${readElement(item)}`)
      .join('\n');
  if (element.type === 'rich_text_section') return list(element.elements).map(readElement).join('');
  if (element.type === 'emoji') return `:${element.name}:`;
  if (element.type === 'channel') return `<#${element.channel_id}>`;
  return element.type === 'user' ? `<@${element.user_id}>` : String(element.text ?? element.url ?? '');
}

/** Returns what an input shows before anybody changes it. */
export function initialOf({ initial_value, initial_time, initial_date, initial_option }: Json): string {
  const shown = initial_value ?? initial_time ?? initial_date ?? (initial_option && labelOf(initial_option as Json));
  return String(shown ?? '');
}
