type Element = { readonly [field: string]: unknown };

/** A card as it reads: one line for each text, actions as [title]. Markdown links become their text and address. */
export function cardText(card: Element): string {
  return [...listOf(card.body), ...listOf(card.actions)].map(elementText).join('\n');
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
  return [element.items, element.columns, element.rows, element.cells].flatMap(listOf).map(elementText).join('\n');
}

/** Every action of a card, wherever it stands. */
export function actionsOf(element: Element): Element[] {
  const inside = [element.body, element.items, element.columns, element.rows, element.cells].flatMap(listOf);
  return [...listOf(element.actions), ...inside.flatMap(actionsOf)];
}

const withoutMarkdown = (text: string) => text.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)').replaceAll('\u2060', '');

const listOf = (value: unknown): Element[] => (Array.isArray(value) ? value : []);
