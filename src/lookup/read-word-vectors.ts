import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordVectors } from './meanings';

/**
 * Reads `words.txt` (a word a line) and `vectors.bin` (as many rows of small whole numbers, in the same order). Throws when
 * they are missing or do not fit together.
 */
export function readWordVectors(folder = join(__dirname, '..', '..', 'content', 'word-vectors')): WordVectors {
  const words = readFileSync(join(folder, 'words.txt'), 'utf8').trimEnd().split('\n');
  const bytes = readFileSync(join(folder, 'vectors.bin'));
  const dimensions = bytes.length / words.length;
  if (!Number.isInteger(dimensions)) throw new Error(`${folder}: words.txt and vectors.bin do not fit together`);
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const rows = new Map(words.map((word, row) => [word, row]));
  return {
    dimensions,
    find: (word) => {
      const row = rows.get(word);
      return row === undefined ? undefined : vectors.subarray(row * dimensions, (row + 1) * dimensions);
    },
  };
}
