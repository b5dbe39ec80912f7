import type { Json } from './workspace';

/** What blocks say to a person: text as text, a button as `[label]`, one block a line. */
export function readable(blocks: readonly Json[]): string {
  return blocks.map(readBlock).join('\n');
}

/** Every button in the blocks, as it was sent, with the block it stands in: what a press sends back. */
export function buttonsIn(blocks: readonly Json[]): Json[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements, block_id }) => parts(elements).map((button) => ({ ...button, block_id })));
}

export const labelOf = (button: Json): string => String((button.text as Json | undefined)?.text ?? '');

function readBlock({ type, text, elements }: Json): string {
  if (type === 'header' || type === 'section') return String((text as Json).text);
  if (type === 'actions')
    return parts(elements)
      .map((button) => `[${labelOf(button)}]`)
      .join(' ');
  return parts(elements)
    .map(readElement)
    .join(type === 'rich_text' ? '\n' : ' ');
}

function readElement(element: Json): string {
  if (element.type === 'rich_text_list')
    return parts(element.elements)
      .map((item) => `• ${readElement(item)}`)
      .join('\n');
  if (element.type === 'rich_text_section') return parts(element.elements).map(readElement).join('');
  return element.type === 'user' ? `<@${element.user_id}>` : String(element.text ?? element.url ?? '');
}

const parts = (elements: unknown): Json[] => (Array.isArray(elements) ? elements : []);
