import Fuse from 'fuse.js';
import { atMost } from '../text/cut';

/** Fuse compares at most this many characters: its cost grows with the length, and no name is longer. */
const LONGEST_NAME = 64;
/** As many as a phone shows. */
const MOST_FOUND = 20;

/** Something in a list, and all that it is called. */
type Named = { readonly id: string; readonly names: readonly string[] };

/**
 * For a menu in which people type: finds what is called something like what has been typed so far, slips and all, best
 * first. A name need not be whole: “cukoo” finds cuckooing.
 */
export function createTypeAhead(named: readonly Named[]): (typed: string) => readonly string[] {
  // One by one, so that a short name that fits is not weighed down by long ones.
  const all = named.flatMap(({ id, names }) => names.map((name) => ({ id, name })));
  const fuse = new Fuse(all, { keys: ['name'], ignoreLocation: true, threshold: 0.3, minMatchCharLength: 3 });
  return (typed) => {
    const words = atMost(typed.trim(), LONGEST_NAME);
    // It would find everything.
    if (words === '') return [];
    return [...new Set(fuse.search(words, { limit: MOST_FOUND }).map(({ item }) => item.id))];
  };
}
