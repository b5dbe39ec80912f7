import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorryKind } from '../../content/schema';

/** A line that a stranger wrote, and the kind of worry that it tells of; null for none. */
export type Probe = { readonly text: string; readonly worry: WorryKind | null; readonly author?: string };

const FOLDER = join(__dirname, '..', '..', '..', 'src', 'bench', 'queries');

/** Seven strangers' lines: what is learnt without one of them is measured on that one. */
export const TUNING_PROBES = join(FOLDER, 'worries-tuning.jsonl');

/** Longer lines than a list for authors wants: to learn from, never to measure with. */
export const LESSONS = join(FOLDER, 'worries-lessons.jsonl');

export function readProbes(file = TUNING_PROBES): Probe[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Probe);
}
