import { flatten, type Lists, startsOf } from './lists';

/** Texts one after the other, as the codes of their characters: text `at` stands from `starts[at]` to `starts[at + 1]`. */
export type Strings = { readonly codes: Uint8Array | Uint16Array; readonly starts: Int32Array };

export function stringsOf(texts: readonly string[]): Strings {
  const starts = startsOf(texts.map(({ length }) => length));
  const codes = new Uint16Array(starts[texts.length] as number);
  let to = 0;
  for (const text of texts) for (let at = 0; at < text.length; at++) codes[to++] = text.charCodeAt(at);
  return { codes: codes.some((code) => code > 0xff) ? codes : Uint8Array.from(codes), starts };
}

export function textAt({ codes, starts }: Strings, at: number): string {
  let text = '';
  for (let place = starts[at] as number; place < (starts[at + 1] as number); place++)
    text += String.fromCharCode(codes[place] as number);
  return text;
}

/**
 * Different texts that can be found: a hash table with open addressing. It takes a fraction of the memory of a `Map`, and can
 * be kept in a file as it is. A slot holds a text's place and 1, or 0.
 */
export type Keys = Strings & { readonly slots: Int32Array };

export function keysOf(texts: readonly string[]): Keys {
  const strings = stringsOf(texts);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * texts.length + 2)));
  for (const [at, text] of texts.entries()) {
    let slot = hashOf(text) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = at + 1;
  }
  return { ...strings, slots };
}

/** The place of a text among the keys; -1 if it is none of them. */
export function placeIn({ codes, starts, slots }: Keys, text: string): number {
  for (let slot = hashOf(text) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const at = (slots[slot] as number) - 1;
    if (at < 0) return -1;
    const from = starts[at] as number;
    if ((starts[at + 1] as number) - from !== text.length) continue;
    let same = 0;
    while (same < text.length && codes[from + same] === text.charCodeAt(same)) same += 1;
    if (same === text.length) return at;
  }
}

/** FNV-1a, over whole characters: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Keys, with a list of numbers for each. */
export type Index = { readonly keys: Keys; readonly lists: Lists };

export const indexOf = (lists: ReadonlyMap<string, readonly number[]>): Index => ({
  keys: keysOf([...lists.keys()]),
  lists: flatten([...lists.values()]),
});

/** The numbers of a key; none if it is not there. */
export function listOf({ keys, lists }: Index, key: string): readonly number[] {
  const list: number[] = [];
  const place = placeIn(keys, key);
  if (place < 0) return list;
  const end = lists.starts[place + 1] as number;
  for (let at = lists.starts[place] as number; at < end; at++) list.push(lists.items[at] as number);
  return list;
}
