import type { Written } from './read';

/** What people look up an entry by, and where in the entry it stands. */
export type Name = { readonly name: string; readonly path: readonly PropertyKey[] };

/** The lists that are asked for apart, so that a name may stand in each of them. */
const LISTS: Partial<Record<Written['kind'], string>> = {
  terms: 'glossary',
  principles: 'principles',
  themes: 'principles',
  resources: 'resources',
};

/** Identifies a name or a keyword among all that are asked for with it; undefined if the entry is not looked up. */
export function keyOf({ kind }: Written, phrase: string): string | undefined {
  const list = LISTS[kind];
  return list && `${list}/${fold(phrase)}`;
}

/**
 * Every name of an entry that is looked up, the one it is shown under first; none for another. Of an entry with a mistake,
 * a field may be missing.
 */
export function namesOf(one: Written): Name[] {
  if (LISTS[one.kind] === undefined) return [];
  const titles = ['term', 'title'].flatMap((field): Name[] => {
    const title = (one.entry as Partial<Record<string, unknown>>)[field];
    return typeof title === 'string' ? [{ name: title, path: [field] }] : [];
  });
  return [...titles, ...['aliases', 'alsoFinds', 'abbreviations'].flatMap((field) => listIn(one, field))];
}

/** What stands in a list of an entry, such as its keywords. */
export function listIn({ entry }: Written, field: string): Name[] {
  const list = (entry as Partial<Record<string, unknown>>)[field];
  return Array.isArray(list) ? list.map((name: string, at) => ({ name, path: [field, at] })) : [];
}

/** What an entry is shown under. */
export const titleOf = (one: Written): string => namesOf(one)[0]?.name ?? ('id' in one.entry ? one.entry.id : '');

/** Folds a phrase for comparison: case, punctuation and spaces do not make a different phrase. */
export const fold = (phrase: string): string =>
  phrase
    .toLocaleLowerCase('en-GB')
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
