import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordVectors } from './meanings';
import { type Keys, keysOf, placeIn } from './strings';

/** As they were read: the words, and their vectors one after the other. */
export type FileVectors = WordVectors & { readonly words: Keys; readonly places: Int8Array };

/**
 * Reads `words.txt` (one word per line) and `vectors.bin` (one row of signed bytes for each word, in the same order). Throws
 * if a file is missing, or if the two do not match in length.
 */
export function readWordVectors(folder = join(__dirname, '..', '..', 'content', 'word-vectors')): FileVectors {
  const all = readFileSync(join(folder, 'words.txt'), 'utf8').trimEnd().split('\n');
  const bytes = readFileSync(join(folder, 'vectors.bin'));
  const dimensions = bytes.length / all.length;
  if (!Number.isInteger(dimensions)) throw new Error(`${folder}: words.txt and vectors.bin do not match`);
  const places = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = keysOf(all);
  return {
    dimensions,
    words,
    places,
    has: (word) => placeIn(words, word) >= 0,
    find: (word) => {
      const row = placeIn(words, word);
      return row < 0 ? undefined : places.subarray(row * dimensions, (row + 1) * dimensions);
    },
  };
}
