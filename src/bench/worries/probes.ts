import { join } from 'node:path';
import type { WorryKind } from '../../content/schema';
import { QUERIES, readJsonLines } from '../lookup/queries';

/** A line that a stranger wrote, and the kind of worry that it tells of; null for none. */
export type Probe = { readonly text: string; readonly worry: WorryKind | null; readonly author?: string };

/** Seven strangers' lines: what is learnt without one of them is measured on that one. */
const TUNING_PROBES = join(QUERIES, 'worries-tuning.jsonl');

/** Longer lines than a list for authors wants: to learn from, never to measure with. */
export const LESSONS = join(QUERIES, 'worries-lessons.jsonl');

export const readProbes = (file = TUNING_PROBES): Probe[] => readJsonLines(file);
