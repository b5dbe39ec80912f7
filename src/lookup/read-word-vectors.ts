import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordVectors } from './meanings';

/**
 * Reads `words.txt` (one word per line) and `vectors.bin` (one row of signed bytes for each word, in the same order). Throws
 * if a file is missing, or if the two do not match in length.
 */
export function readWordVectors(folder = join(__dirname, '..', '..', 'content', 'word-vectors')): WordVectors {
  const words = readFileSync(join(folder, 'words.txt'), 'utf8').trimEnd().split('\n');
  const bytes = readFileSync(join(folder, 'vectors.bin'));
  const dimensions = bytes.length / words.length;
  if (!Number.isInteger(dimensions)) throw new Error(`${folder}: words.txt and vectors.bin do not match`);
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
