import { setImmediate as letOthersIn } from 'node:timers/promises';
import { fingerprintOfFiles } from '../content/checked';
import { loadOver, readShipped, type Shipped } from '../content/load';
import type { Mistake } from '../content/mistake';
import type { Content } from '../content/schema';

/** A pack as it was read. `of`: its files at that time. */
export type Pack = { readonly of: string; readonly content: Content };

type Packs = ReadonlyMap<string, Pack>;

/**
 * Reads packs, which come on top of the shipped content and share with it what they leave alone. Resolves with all of them,
 * or with every mistake in any of them. One whose files are as they were `before` is not read again. Others are let in
 * between two packs.
 */
export function createReadPacks(readBelow: () => Shipped = readShipped) {
  let shipped: Shipped | undefined;

  return async function readPacks(
    folders: readonly string[],
    before: Packs,
  ): Promise<{ readonly packs: Packs; readonly mistakes: readonly Mistake[] }> {
    const packs = new Map<string, Pack>();
    const mistakes: Mistake[] = [];
    for (const folder of folders) {
      const of = filesOf(folder);
      const known = before.get(folder);
      if (known && known.of === of) {
        packs.set(folder, known);
        continue;
      }
      await letOthersIn();
      shipped ??= readBelow();
      const loading = loadOver(shipped, folder);
      if (loading.ok) packs.set(folder, { of, content: loading.content });
      else mistakes.push(...loading.mistakes);
    }
    return { packs, mistakes };
  };
}

/** Empty where the folder cannot be read: reading the pack says so. */
function filesOf(folder: string): string {
  try {
    return fingerprintOfFiles(folder);
  } catch {
    return '';
  }
}
