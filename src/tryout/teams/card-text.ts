import { type Json, list } from '../json';

/** A card as it reads: one line for each text, actions as [title]. Markdown links become their text and address. */
export function cardText(card: Json): string {
  return lines([...list(card.body), ...list(card.actions)]);
}

function elementText(element: Json): string {
  if (element.type === 'TextBlock') return withoutMarkdown(String(element.text));
  if (element.type === 'RichTextBlock')
    return list(element.inlines)
      .map(({ text }) => String(text))
      .join('');
  if (element.type === 'ActionSet')
    return list(element.actions)
      .map(({ title }) => `[${title}]`)
      .join(' ');
  if (element.type === 'Image') return String(element.altText ?? '');
  if (isInput(element)) return inputText(element);
  return lines([element.items, element.columns, element.rows, element.cells].flatMap(list));
}

/** What only draws something, such as a bar, has nothing to read. */
const lines = (elements: readonly Json[]) =>
  elements
    .map(elementText)
    .filter((text) => text !== '')
    .join('\n');

/** Every action of a card, wherever it stands. */
export function actionsOf(element: Json): Json[] {
  return [...list(element.actions), ...inside(element).flatMap(actionsOf)];
}

/** Every field of a card, wherever it stands. */
export function inputsOf(element: Json): Json[] {
  return [...(isInput(element) ? [element] : []), ...inside(element).flatMap(inputsOf)];
}

const isInput = ({ type }: Json) => String(type).startsWith('Input.');

/** A field with what stands in it, and of a choice everything that can be chosen. */
function inputText({ label, value, choices }: Json): string {
  const all = list(choices);
  const shown = all.find((choice) => choice.value === value)?.title ?? value ?? '';
  const open = all.length > 0 ? ` (${all.map(({ title }) => title).join(', ')})` : '';
  return `- ${label}: ${shown}${open}`.trimEnd();
}

const inside = ({ body, items, columns, rows, cells }: Json) => [body, items, columns, rows, cells].flatMap(list);

const withoutMarkdown = (text: string) => text.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)').replaceAll('\u2060', '');
