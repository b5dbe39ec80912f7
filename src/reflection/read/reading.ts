import { atMost, cut } from '../../text/cut';
import { didYouMean } from '../../text/did-you-mean';

/** The value that a text stands for, or a kind sentence (`says`) that tells the person what to type instead. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string };

export const understood = <T>(value: T): Reading<T> => ({ ok: true, value });
export const mistaken = (...sentences: readonly string[]): Reading<never> => ({
  ok: false,
  says: sentences.filter(Boolean).join(' '),
});

const LONGEST_QUOTE = 40;

/** What was typed, in quotation marks: one line, at most 40 characters. */
export const quoted = (text: string): string => `“${cut(plain(text), LONGEST_QUOTE)}”`;

/** `Did you mean Monday?`, or an empty text if no allowed word is close. */
export function nearest(text: string, allowed: Iterable<string>): string {
  const meant = didYouMean(text, allowed);
  return meant === undefined ? '' : `Did you mean ${meant}?`;
}

const LONGEST_READ = 400;

/** The first 400 characters of a text, normalised: one kind of space, dash and digit, and no invisible characters. */
export function plain(text: string): string {
  return atMost(text, LONGEST_READ)
    .normalize('NFKC')
    .replace(/[\p{Dash_Punctuation}−]/gu, '-')
    .replace(/[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
