import type { Mistake } from './mistake';
import { keyOf, listIn, type Name, namesOf, titleOf } from './names';
import type { Written } from './read';

/** A name or a keyword of an entry, and where it stands. */
type Phrase = Name & { readonly isName: boolean };
type Owned = Phrase & { readonly by: Written };

/** Who has each phrase, by its key. */
export type PhraseOwners = ReadonlyMap<string, Owned>;

/** `isLocal`: the entry is of a local pack. `shipped`: the phrases of a shipped pack in which none is shared, if that is known. */
export type Local = { readonly isLocal: (one: Written) => boolean; readonly shipped?: PhraseOwners | undefined };

/** The phrases of entries that share none. */
export function phraseOwners(written: readonly Written[]): PhraseOwners {
  const owners = new Map<string, Owned>();
  for (const { key, own } of written.flatMap(keyed)) if (!owners.has(key) || own.isName) owners.set(key, own);
  return owners;
}

/**
 * Keywords that two entries share, or that are another entry's name: which of them answered would be a matter of luck. The
 * glossary, the principles with the themes, and the resources are asked for apart, so a phrase may stand in each of these.
 * A local name may take a shipped keyword: a name always wins.
 */
export function sharedPhrases(written: readonly Written[], { isLocal, shipped }: Local): Mistake[] {
  const owners = new Map<string, Owned>();
  const there = new Set(written);
  const ofShipped = (key: string) => {
    const owner = shipped?.get(key);
    return owner && there.has(owner.by) ? owner : undefined;
  };
  return (shipped ? written.filter(isLocal) : written).flatMap((by) =>
    keyed(by).flatMap(({ key, own }) => {
      const other = owners.get(key) ?? ofShipped(key);
      if (other === undefined || (own.isName && !other.isName)) owners.set(key, own);
      if (other === undefined || other.by === by || (own.isName && other.isName)) return [];
      if (!own.isName) return [say(own, other)];
      return isLocal(by) && !isLocal(other.by) ? [] : [say(other, own)];
    }),
  );
}

function keyed(by: Written): { readonly key: string; readonly own: Owned }[] {
  return phrasesOf(by).flatMap((phrase) => {
    const key = keyOf(by, phrase.name);
    return key === undefined ? [] : [{ key, own: { ...phrase, by } }];
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
