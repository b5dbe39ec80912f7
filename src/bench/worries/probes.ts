import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorryKind } from '../../content/schema';

/** A line that a stranger wrote, and the kind of worry that it tells of; null for none. */
export type Probe = { readonly text: string; readonly worry: WorryKind | null; readonly author?: string };

export const TUNING_PROBES = join(__dirname, '..', '..', '..', 'src', 'bench', 'queries', 'worries-tuning.jsonl');

export function readProbes(file = TUNING_PROBES): Probe[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Probe);
}
