import { join } from 'node:path';
import type { WorryKind } from '../../content/schema';
import { QUERIES, readJsonLines } from '../lookup/queries';

/** A line that a stranger wrote, and the kind of worry that it tells of; null for none. */
export type Probe = { readonly text: string; readonly worry: WorryKind | null; readonly author?: string };

/** Seven strangers' lines: what is learnt without one of them is measured on that one. */
const TUNING_PROBES = join(QUERIES, 'worries-tuning.jsonl');

/** Longer lines than a list for authors wants: to learn from, never to measure with. */
export const LESSONS = join(QUERIES, 'worries-lessons.jsonl');

/** Lines that authors typed to look something up, and keywords, that may tell of somebody's danger or distress: they teach nothing. */
const STILL_WORRIES = join(QUERIES, 'worries-among-look-ups.jsonl');

export const readProbes = (file = TUNING_PROBES): Probe[] => readJsonLines(file);

/** The lines themselves. */
export const readStillWorries = (): string[] =>
  readJsonLines<{ readonly text: string }>(STILL_WORRIES).map(({ text }) => text);
