import type { Principle, Term, Theme } from './schema';

/** What the wording aims at, in years. */
export const AIM_AGE = 12;

/** Beyond this a definition is a mistake. */
export const OLDEST_AGE = 14;

/**
 * The age, in years, at which a reader follows the text with ease: the Automated Readability Index plus 5, at least 0.
 *
 *     index = 4.71 × letters per word + 0.5 × words per sentence − 21.43
 *
 * From E. A. Smith and R. J. Senter, "Automated Readability Index", report AMRL-TR-66-220, Aerospace Medical Research
 * Laboratories, 1967. The index is a US school grade; grade 1 begins at age 6, hence plus 5. It counts letters and words
 * and ignores meaning, so it is only a hint for the author. For a text without words it is 0.
 */
export function readingAge(text: string): number {
  const words = text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  if (words.length === 0) return 0;
  const letters = words.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  const sentences = Math.max(1, text.split(/[.!?]+(?=\s|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length);
  const index = 4.71 * (letters / words.length) + 0.5 * (words.length / sentences) - 21.43;
  return Math.max(0, index + 5);
}

/** The running text of an entry, without names of laws, lists of other words and sources. */
export function proseOf(entry: Term | Principle | Theme): string {
  if ('definition' in entry) return [entry.definition, entry.inPractice ?? ''].join(' ');
  if ('points' in entry) return [entry.summary, ...entry.points].join(' ');
  const { practitioners, managers, leaders } = entry.meaning;
  return [entry.summary, ...practitioners, ...managers, ...leaders, ...entry.questions].join(' ');
}
