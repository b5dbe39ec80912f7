import { createBoundedMap } from '../../bounded-map';
import type { Content } from '../../content/schema';
import { lasting } from '../../lasting';
import type { Block } from '../../message';

/** Every entry for channels and for personal chats, and many with other entries beside them: ten megabytes with what is drawn of them. */
const MOST_KEPT = 1_000;

/** By content, so that none outlives it. */
const kept = new WeakMap<Content, ReturnType<typeof createBoundedMap<readonly Block[]>>>();

/**
 * Blocks that are made from the content alone, and lasting: `make` runs once for a `key`, which names all that they depend on
 * besides the content. It must hold nothing that a person typed.
 */
export function keptBlocks(content: Content, key: string, make: () => readonly Block[]): readonly Block[] {
  const all = kept.get(content) ?? createBoundedMap<readonly Block[]>(MOST_KEPT);
  kept.set(content, all);
  const found = all.get(key);
  if (found) return found;
  const blocks = lasting(make().map(lasting));
  all.set(key, blocks);
  return blocks;
}
