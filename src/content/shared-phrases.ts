import type { Mistake } from './mistake';
import type { Written } from './read';

/** A name or a keyword of an entry, and where it stands. */
type Phrase = { readonly phrase: string; readonly path: readonly PropertyKey[]; readonly isName: boolean };
type Owned = Phrase & { readonly by: Written };

/**
 * Keywords that two entries share, or that are another entry's name: which of them answered would be a matter of luck. The
 * glossary, the principles with the themes, and the resources are asked for apart, so a phrase may stand in each of these.
 * A local name may take a shipped keyword: a name always wins.
 */
export function sharedPhrases(written: readonly Written[], isLocal: (one: Written) => boolean): Mistake[] {
  const owners = new Map<string, Owned>();
  return written.flatMap((by) => {
    const list = LISTS[by.kind];
    if (list === undefined) return [];
    return phrasesOf(by).flatMap((phrase) => {
      const key = `${list}/${fold(phrase.phrase)}`;
      const own = { ...phrase, by };
      const other = owners.get(key);
      if (other === undefined || (phrase.isName && !other.isName)) owners.set(key, own);
      if (other === undefined || other.by === by || (phrase.isName && other.isName)) return [];
      if (!phrase.isName) return [say(own, other)];
      return isLocal(by) && !isLocal(other.by) ? [] : [say(other, own)];
    });
  });
}

const LISTS: Partial<Record<Written['kind'], string>> = {
  terms: 'glossary',
  principles: 'principles',
  themes: 'principles',
  resources: 'resources',
};

/** Of an entry with a mistake, a field may be missing. */
function phrasesOf({ entry }: Written): Phrase[] {
  const fields = entry as Partial<Record<string, unknown>>;
  const inList = (field: string): Phrase[] => {
    const list = fields[field];
    if (!Array.isArray(list)) return [];
    return list.map((phrase: string, at) => ({ phrase, path: [field, at], isName: field !== 'keywords' }));
  };
  const titles = ['term', 'title'].flatMap((field): Phrase[] => {
    const title = fields[field];
    return typeof title === 'string' ? [{ phrase: title, path: [field], isName: true }] : [];
  });
  return [...titles, ...['aliases', 'alsoFinds', 'abbreviations', 'keywords'].flatMap(inList)];
}

function say(keyword: Owned, other: Owned): Mistake {
  const { file, lineOf } = keyword.by;
  const what = other.isName ? 'is a name of' : 'is also a keyword of';
  return {
    file,
    line: lineOf(keyword.path),
    says: `keywords: found "${keyword.phrase}", which ${what} "${titleOf(other.by)}" (${other.by.file}); keep it in the one that answers it best`,
  };
}

const titleOf = (one: Written) => phrasesOf(one)[0]?.phrase ?? '';

/** Case, hyphens, spaces and the kind of apostrophe do not make another phrase. */
const fold = (phrase: string) =>
  phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ')
    .trim();
