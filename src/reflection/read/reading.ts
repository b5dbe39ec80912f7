import { atMost, cut } from '../../text/cut';
import { didYouMean } from '../../text/did-you-mean';

/** What a person's words mean, or a kind sentence that says what to type instead. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string };

export const understood = <T>(value: T): Reading<T> => ({ ok: true, value });
export const mistaken = (...sentences: readonly string[]): Reading<never> => ({
  ok: false,
  says: sentences.filter(Boolean).join(' '),
});

const LONGEST_QUOTE = 40;

/** What was typed, in quotation marks, on one line and at most 40 characters long. */
export const quoted = (text: string): string => `“${cut(plain(text), LONGEST_QUOTE)}”`;

/** `Did you mean Monday?`, or nothing where no allowed word is near. */
export function nearest(text: string, allowed: Iterable<string>): string {
  const meant = didYouMean(text, allowed);
  return meant === undefined ? '' : `Did you mean ${meant}?`;
}

const LONGEST_READ = 400;

/** The start of a text as it is read: one kind of space, dash and digit, and nothing that cannot be seen. */
export function plain(text: string): string {
  return atMost(text, LONGEST_READ)
    .normalize('NFKC')
    .replace(/[\p{Dash_Punctuation}−]/gu, '-')
    .replace(/[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
