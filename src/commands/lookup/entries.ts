import type { Content, Principle, Resource, Term, Theme } from '../../content/schema';
import type { Block, Button } from '../../message';

/** Whatever can be looked up. */
export type LookedUp = Term | Principle | Theme | Resource;

/** The term, principle, theme or resource with this id. Undefined if there is none. */
export function entryOf(id: string, content: Content): LookedUp | undefined {
  const index = indexes.get(content) ?? indexOf(content);
  return index.get(id);
}

/** Every card asks for a dozen entries by id. */
const indexes = new WeakMap<Content, ReadonlyMap<string, LookedUp>>();

function indexOf(content: Content): ReadonlyMap<string, LookedUp> {
  const { terms, principles, themes, resources } = content;
  const all: LookedUp[] = [...resources, ...themes, ...principles, ...terms];
  const index = new Map(all.map((one) => [one.id, one]));
  indexes.set(content, index);
  return index;
}

/** The button that looks up an entry. Undefined if no entry has this id. */
export function lookUpButton(id: string, content: Content): Button | undefined {
  const entry = entryOf(id, content);
  if (!entry) return undefined;
  if ('term' in entry) return { label: entry.term, command: `glossary ${id}` };
  if ('number' in entry) return { label: `${entry.number}. ${entry.shortTitle}`, command: `principle ${id}` };
  return { label: entry.title, command: `${'about' in entry ? 'resources' : 'principle'} ${id}` };
}

/** `Anti-racist practice (ARP)`, `Principle 3: …`, `Theme: …`. */
export function heading(entry: LookedUp): Extract<Block, { kind: 'heading' }> {
  return { kind: 'heading', text: titleOf(entry) };
}

function titleOf(entry: LookedUp): string {
  if ('about' in entry) return entry.title;
  if ('number' in entry) return `Principle ${entry.number}: ${entry.title}`;
  if ('title' in entry) return `Theme: ${entry.title}`;
  const { term, abbreviations } = entry;
  return abbreviations.length > 0 ? `${term} (${abbreviations.join(', ')})` : term;
}
