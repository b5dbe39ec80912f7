import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROWS } from './worry-traits';
import { KIND_ROWS, type WorryWeights } from './worry-weights';

type About = Pick<WorryWeights, 'unit' | 'bias' | 'kinds'>;

/**
 * Reads `about.json` and `weights.bin`, which `npm run worries` makes from the lists. Throws if a file is missing, or if the
 * two do not match in length.
 */
export function readWorryWeights(folder = join(__dirname, '..', '..', '..', 'content', 'worry-weights')): WorryWeights {
  const { unit, bias, kinds } = JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8')) as About;
  const bytes = readFileSync(join(folder, 'weights.bin'));
  if (bytes.length !== ROWS + kinds.length * KIND_ROWS)
    throw new Error(`${folder}: about.json and weights.bin do not match; run npm run worries to make them again`);
  const all = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { unit, bias, kinds, heard: all.subarray(0, ROWS), byKind: all.subarray(ROWS) };
}
