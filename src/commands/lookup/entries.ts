import type { Content, Principle, Term, Theme } from '../../content/schema';
import type { Block, Button } from '../../message';

/** The term, principle or theme with this id. Undefined if there is none. */
export const entryOf = (id: string, { terms, principles, themes }: Content): Term | Principle | Theme | undefined =>
  [...terms, ...principles, ...themes].find((one) => one.id === id);

/** The button that looks up an entry. Undefined if no entry has this id. */
export function lookUpButton(id: string, content: Content): Button | undefined {
  const entry = entryOf(id, content);
  if (!entry) return undefined;
  return 'term' in entry
    ? { label: entry.term, command: `glossary ${id}` }
    : { label: entry.title, command: `principle ${id}` };
}

/** `Anti-racist practice (ARP)`, `Principle 3: …`, `Theme: …`. */
export function heading(entry: Term | Principle | Theme): Extract<Block, { kind: 'heading' }> {
  return { kind: 'heading', text: titleOf(entry) };
}

function titleOf(entry: Term | Principle | Theme): string {
  if ('number' in entry) return `Principle ${entry.number}: ${entry.title}`;
  if ('title' in entry) return `Theme: ${entry.title}`;
  const { term, abbreviations } = entry;
  return abbreviations.length > 0 ? `${term} (${abbreviations.join(', ')})` : term;
}
