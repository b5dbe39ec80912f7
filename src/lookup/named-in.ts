import type { Content } from '../content/schema';
import { type Entry, entriesOf } from './entry';
import { isSilent } from './small-words';
import { wordsOf } from './words';

/**
 * The entries that a text names exactly, by title or abbreviation: titles in the order of the text, then abbreviations. An
 * abbreviation counts only alone or in capitals: “send help” does not name special educational needs.
 */
export function namedIn(text: string, content: Pick<Content, 'principles' | 'themes' | 'terms'>): Entry[] {
  const words = wordsOf(text);
  const padded = ` ${words.join(' ')} `;
  const capitals = new Set((text.match(/\b[A-Z][A-Z0-9&.]+s?\b/g) ?? []).map(compact));
  const alone = compact(text);
  const shouting = text === text.toUpperCase();
  const placed = entriesOf(content).flatMap((entry) => {
    const title = ` ${wordsOf(entry.title).join(' ')} `;
    const short = entry.abbreviations.map(compact);
    const abbreviated = short.some(
      (one) => one === alone || (!shouting && (capitals.has(one) || capitals.has(`${one}s`))),
    );
    const at = title.trim() === '' || isSilent(title.trim()) ? -1 : padded.indexOf(title);
    return at >= 0 || abbreviated ? [{ entry, at: at >= 0 ? at : padded.length }] : [];
  });
  return placed.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
}

const compact = (text: string) => wordsOf(text).join('');

/** All names of entries and contacts, in lower case. */
export function namesIn(content: Pick<Content, 'principles' | 'themes' | 'terms' | 'signposts'>): ReadonlySet<string> {
  const names = entriesOf(content).flatMap(({ title, aliases, abbreviations }) => [
    title,
    ...aliases,
    ...abbreviations,
  ]);
  return new Set([...names, ...content.signposts.map(({ label }) => label)].map((name) => name.toLowerCase()));
}
