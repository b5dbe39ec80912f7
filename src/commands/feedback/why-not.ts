import { knownNames } from '../../polls/names/known-names';
import { namesInPoll } from '../../polls/names/looks-like-name';
import type { Services } from '../answer';
import { isStreet } from '../lookup/suggestible';

/** In characters: two or three sentences. */
export const LONGEST_FEEDBACK = 280;

/**
 * Why these words cannot be kept, in a sentence that says what to write instead. Undefined if they can. Words that could
 * name or locate a person are refused; years and the numbers of sections and principles are not: the law is full of them.
 */
export function whyNot(text: string, { content, isEverydayWord }: Services): string | undefined {
  if ([...text].length > LONGEST_FEEDBACK) return `Please write at most ${LONGEST_FEEDBACK} characters.`;
  if (/[@#<>\\]|:\/\/|\bwww\b|\p{L}\.\p{Ll}{2,}(?!\p{L})/u.test(text))
    return 'Please leave out web and e-mail addresses.';
  if (/\p{N}/u.test(text.replace(OF_A_TEXT, ' ')))
    return 'Please leave out numbers, but for years and sections of a law: they could identify somebody.';
  if (isStreet(text)) return 'That looks like an address. Please write without it.';
  const [name] = namesInPoll({ question: text, options: [] }, knownNames(content, isEverydayWord));
  return name === undefined ? undefined : `“${name}” looks like a name. Please write without it.`;
}

/** A year, unless somebody was born in it, or where to look in a text. */
const OF_A_TEXT =
  /(?<!\bborn (?:in )?)(?<!\p{N}[\s./-]*)\b(?:19|20)\d\d\b(?![\s./-]*\p{N})|\b(?:sections?|ss?\.?|parts?|chapters?|paragraphs?|schedules?|articles?|principles?) ?\d{1,3}[A-Z]?\b(?![\s./-]*\p{N})/giu;
