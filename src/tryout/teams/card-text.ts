import { type Json, list } from '../json';
import { CHARTS, chartText } from './chart-rules';

/**
 * Returns a card as a person reads it: one line for each text, actions as `[title]`, links as `text (address)`. What is not
 * visible, until an action shows it, is not in it.
 */
export function cardText(card: Json): string {
  return lines([...list(card.body), ...list(card.actions)]);
}

function elementText(element: Json): string {
  if (element.isVisible === false) return '';
  if (Object.hasOwn(CHARTS, String(element.type))) return chartText(element);
  if (element.type === 'TextBlock') return withoutMarkdown(String(element.text));
  if (element.type === 'RichTextBlock')
    return list(element.inlines)
      .map(({ text }) => String(text))
      .join('');
  if (element.type === 'ActionSet')
    return list(element.actions)
      .map(({ title }) => `[${title}]`)
      .join(' ');
  if (isInput(element)) return inputText(element);
  return lines([element.items, element.columns, element.rows, element.cells].flatMap(list));
}

/** Joins what elements say. Those that only draw something, such as a bar, say nothing. */
const lines = (elements: readonly Json[]) =>
  elements
    .map(elementText)
    .filter((text) => text !== '')
    .join('\n');

/** Returns every action of a card, at any depth. */
export function actionsOf(element: Json): Json[] {
  return [...list(element.actions), ...inside(element).flatMap(actionsOf)];
}

/** Returns the actions of a card that a person sees. */
export function visibleActionsOf(element: Json): Json[] {
  if (element.isVisible === false) return [];
  return [...list(element.actions), ...inside(element).flatMap(visibleActionsOf)];
}

/** Returns every input of a card, at any depth. */
export function inputsOf(element: Json): Json[] {
  return [...(isInput(element) ? [element] : []), ...inside(element).flatMap(inputsOf)];
}

const isInput = ({ type }: Json) => String(type).startsWith('Input.');

/** Returns an input's label, its value, and the titles of its choices. */
function inputText({ label, value, choices }: Json): string {
  const all = list(choices);
  const shown = all.find((choice) => choice.value === value)?.title ?? value ?? '';
  const open = all.length > 0 ? ` (${all.map(({ title }) => title).join(', ')})` : '';
  return `- ${label}: ${shown}${open}`.trimEnd();
}

const inside = ({ body, items, columns, rows, cells }: Json) => [body, items, columns, rows, cells].flatMap(list);

const withoutMarkdown = (text: string) => text.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)').replaceAll('\u2060', '');
