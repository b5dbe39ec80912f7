import { type Json, list } from '../json';
import type { Modal } from './workspace';

/** Returns blocks as a person reads them: one line for each block, buttons as `[label]`. */
export function readable(blocks: readonly Json[]): string {
  return blocks.map(readBlock).join('\n');
}

/**
 * Returns every button and menu of the blocks as it was sent, in rows or beside a section's text, with its block's id, which
 * is what a press sends back.
 */
export function buttonsIn(blocks: readonly Json[]): Json[] {
  return blocks.flatMap(({ type, elements, accessory, block_id }) => {
    const found = type === 'actions' ? list(elements) : type === 'section' && accessory ? [accessory as Json] : [];
    return found.map((button) => ({ ...button, block_id }));
  });
}

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

function readBlock({ type, text, elements, label, hint, element, accessory }: Json): string {
  if (type === 'input') {
    const asked = [`${labelOf({ text: label })}: ${initialOf((element ?? {}) as Json)}`.trim()];
    return [...asked, ...(hint ? [labelOf({ text: hint })] : [])].join(' ');
  }
  const said = () => String((text as Json).text);
  if (type === 'header') return said();
  if (type === 'section') return [said(), ...(accessory ? [readControl(accessory as Json)] : [])].join(' ');
  if (type === 'actions') return list(elements).map(readControl).join(' ');
  return list(elements)
    .map(readElement)
    .join(type === 'rich_text' ? '\n' : ' ');
}

/** A button as `[label]`, a menu as `[a | b]`. */
function readControl(control: Json): string {
  if (control.type === 'button') return `[${labelOf(control)}]`;
  const groups = list(control.option_groups).flatMap(({ options }) => list(options));
  return `[${[...list(control.options), ...groups].map(labelOf).join(' | ')}]`;
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
