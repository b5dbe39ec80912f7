import { type Json, list } from '../json';
import type { Modal } from './workspace';

/** What blocks say to a person: text as text, a button as `[label]`, one block a line. */
export function readable(blocks: readonly Json[]): string {
  return blocks.map(readBlock).join('\n');
}

/** Every button in the blocks, as it was sent, with the block it stands in: what a press sends back. */
export function buttonsIn(blocks: readonly Json[]): Json[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements, block_id }) => list(elements).map((button) => ({ ...button, block_id })));
}

export const labelOf = (button: Json): string => String((button.text as Json | undefined)?.text ?? '');

/** A window as a person reads it: its title, what stands in it, and the button that submits it. */
export function readableModal({ view, errors }: Modal): string {
  const blocks = list(view.blocks).map((block) => [readBlock(block), errors[String(block.block_id)]].join(' ').trim());
  return [
    labelOf({ text: view.title }),
    ...blocks,
    ...(view.submit ? [`[${labelOf({ text: view.submit })}]`] : []),
  ].join('\n');
}

function readBlock({ type, text, elements, label, hint, element, alt_text }: Json): string {
  if (type === 'input') {
    const asked = [`${labelOf({ text: label })}: ${initialOf((element ?? {}) as Json)}`.trim()];
    return [...asked, ...(hint ? [labelOf({ text: hint })] : [])].join(' ');
  }
  if (type === 'image') return String(alt_text);
  if (type === 'header' || type === 'section') return String((text as Json).text);
  if (type === 'actions')
    return list(elements)
      .map((button) => `[${labelOf(button)}]`)
      .join(' ');
  return list(elements)
    .map(readElement)
    .join(type === 'rich_text' ? '\n' : ' ');
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

/** What an input holds before anybody has touched it, as the person sees it. */
export function initialOf({ initial_value, initial_time, initial_date, initial_option }: Json): string {
  const shown = initial_value ?? initial_time ?? initial_date ?? (initial_option && labelOf(initial_option as Json));
  return String(shown ?? '');
}
