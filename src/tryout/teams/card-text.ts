type Element = { readonly [field: string]: unknown };

/** A card as it reads: one line for each text, actions as [title]. Markdown links become their text and address. */
export function cardText(card: Element): string {
  return lines([...listOf(card.body), ...listOf(card.actions)]);
}

function elementText(element: Element): string {
  if (element.type === 'TextBlock') return withoutMarkdown(String(element.text));
  if (element.type === 'RichTextBlock')
    return listOf(element.inlines)
      .map(({ text }) => String(text))
      .join('');
  if (element.type === 'ActionSet')
    return listOf(element.actions)
      .map(({ title }) => `[${title}]`)
      .join(' ');
  if (isInput(element)) return inputText(element);
  return lines([element.items, element.columns, element.rows, element.cells].flatMap(listOf));
}

/** What only draws something, such as a bar, has nothing to read. */
const lines = (elements: readonly Element[]) =>
  elements
    .map(elementText)
    .filter((text) => text !== '')
    .join('\n');

/** Every action of a card, wherever it stands. */
export function actionsOf(element: Element): Element[] {
  return [...listOf(element.actions), ...inside(element).flatMap(actionsOf)];
}

/** Every field of a card, wherever it stands. */
export function inputsOf(element: Element): Element[] {
  return [...(isInput(element) ? [element] : []), ...inside(element).flatMap(inputsOf)];
}

const isInput = ({ type }: Element) => String(type).startsWith('Input.');

/** A field with what stands in it, and of a choice everything that can be chosen. */
function inputText({ label, value, choices }: Element): string {
  const all = listOf(choices);
  const shown = all.find((choice) => choice.value === value)?.title ?? value ?? '';
  const open = all.length > 0 ? ` (${all.map(({ title }) => title).join(', ')})` : '';
  return `- ${label}: ${shown}${open}`.trimEnd();
}

const inside = ({ body, items, columns, rows, cells }: Element) => [body, items, columns, rows, cells].flatMap(listOf);

const withoutMarkdown = (text: string) => text.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)').replaceAll('\u2060', '');

const listOf = (value: unknown): Element[] => (Array.isArray(value) ? value : []);
