import type { Audience } from '../../reflection/schedule';
import type { Candidate } from '../../reflection/topic-order';

/** `voice-1`, `voice-2`, … for each topic, all for practitioners unless it says otherwise. */
export const prompts = (counts: Record<string, number>, ...audience: Audience[]): Candidate[] =>
  Object.entries(counts).flatMap(([about, count]) =>
    Array.from({ length: count }, (_, at) => ({
      id: `${about}-${at + 1}${audience.join('')}`,
      about,
      audience: audience.length > 0 ? audience : ['practitioners'],
    })),
  );

export const ids = (chosen: readonly Candidate[]): string[] => chosen.map(({ id }) => id);
export const topics = (chosen: readonly Candidate[]): string[] => chosen.map(({ about }) => about);
