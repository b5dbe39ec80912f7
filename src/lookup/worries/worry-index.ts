import { entriesOf } from '../entry';
import type { WordVectors } from '../meanings';
import { type Keys, keysOf } from '../strings';
import { wordsOf } from '../words';
import { type SlipsIndex, type Spoken, slipsOf } from './worry-slips';
import { keyOf, withoutFillers } from './worry-words';

/** Phrases by their keys, and for each the place of its list of worries; -1 if it is no worry. */
export type Decided = { readonly phrases: Keys; readonly lists: Int8Array };

/** What the lists and names say of whole phrases, as they stand there and without fillers, and which words they have. */
export type WorryIndex = { readonly exact: Decided; readonly loose: Decided; readonly slips: SlipsIndex };

export function worryIndexOf(content: Spoken, vectors: Pick<WordVectors, 'has'>): WorryIndex {
  const exact = new Map<string, number>();
  const loose = new Map<string, number>();
  const add = (phrase: string, list: number) => {
    const words = wordsOf(phrase);
    const telling = withoutFillers(words);
    const key = keyOf(words);
    const looseKey = telling.length < words.length ? keyOf(telling) : key;
    if (!exact.has(key)) exact.set(key, list);
    if (telling.length > 1 && !loose.has(looseKey)) loose.set(looseKey, list);
  };
  for (const [list, { phrases }] of content.worries.entries()) for (const phrase of phrases) add(phrase, list);
  for (const { phrases } of content.noWorries) for (const phrase of phrases) add(phrase, NO_WORRY);
  for (const { title, aliases, abbreviations } of entriesOf(content)) {
    for (const name of [title, ...aliases, ...abbreviations]) add(name, NO_WORRY);
  }
  return { exact: decidedOf(exact), loose: decidedOf(loose), slips: slipsOf(content, vectors) };
}

const NO_WORRY = -1;

const decidedOf = (lists: ReadonlyMap<string, number>): Decided => ({
  phrases: keysOf([...lists.keys()]),
  lists: Int8Array.from(lists.values()),
});
