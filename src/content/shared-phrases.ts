import type { Mistake } from './mistake';
import { keyOf, listIn, type Name, namesOf, titleOf } from './names';
import type { Written } from './read';

/** A name or a keyword of an entry, and where it stands. */
type Phrase = Name & { readonly isName: boolean };
type Owned = Phrase & { readonly by: Written };

/**
 * Keywords that two entries share, or that are another entry's name: which of them answered would be a matter of luck. The
 * glossary, the principles with the themes, and the resources are asked for apart, so a phrase may stand in each of these.
 * A local name may take a shipped keyword: a name always wins.
 */
export function sharedPhrases(written: readonly Written[], isLocal: (one: Written) => boolean): Mistake[] {
  const owners = new Map<string, Owned>();
  return written.flatMap((by) => {
    return phrasesOf(by).flatMap((phrase) => {
      const key = keyOf(by, phrase.name);
      if (key === undefined) return [];
      const own = { ...phrase, by };
      const other = owners.get(key);
      if (other === undefined || (phrase.isName && !other.isName)) owners.set(key, own);
      if (other === undefined || other.by === by || (phrase.isName && other.isName)) return [];
      if (!phrase.isName) return [say(own, other)];
      return isLocal(by) && !isLocal(other.by) ? [] : [say(other, own)];
    });
  });
}

function phrasesOf(one: Written): Phrase[] {
  const phrases = (names: readonly Name[], isName: boolean) => names.map((name) => ({ ...name, isName }));
  return [...phrases(namesOf(one), true), ...phrases(listIn(one, 'keywords'), false)];
}

function say(keyword: Owned, other: Owned): Mistake {
  const { file, lineOf } = keyword.by;
  const what = other.isName ? 'is a name of' : 'is also a keyword of';
  return {
    file,
    line: lineOf(keyword.path),
    says: `keywords: found "${keyword.name}", which ${what} "${titleOf(other.by)}" (${other.by.file}); keep it in the one that answers it best`,
  };
}
