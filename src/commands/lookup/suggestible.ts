import type { Content } from '../../content/schema';
import { namesIn } from '../../lookup/named-in';
import { isSilent } from '../../lookup/small-words';
import type { Block } from '../../message';
import { tidied } from '../../text/tidied';

/** In characters. Anything longer is a sentence, not a word for the glossary, and may say something that must not be stored. */
export const LONGEST_SUGGESTION = 40;
const MOST_WORDS = 4;

/** The button under “nothing found” that opens the form. None if what was typed is too long to suggest, or has no letters. */
export function suggestButtons(words: string): Block[] {
  const word = tidied(words);
  if (!/\p{L}/u.test(word) || isTooLong(word)) return [];
  return [{ kind: 'buttons', buttons: [{ label: 'Suggest this word', command: `suggest ${word}` }] }];
}

/**
 * Why a word cannot be suggested, in a sentence that says what to write instead. Undefined if it can. A word that could
 * name or locate a person is refused; something that looks like a name is accepted if an entry or a contact is called that.
 */
export function whyNot(word: string, content: Content): string | undefined {
  if (!/\p{L}{2}/u.test(word)) return 'Please write a word of at least two letters.';
  if (isTooLong(word)) return `Please keep it to ${MOST_WORDS} words and ${LONGEST_SUGGESTION} letters.`;
  if (/\p{N}/u.test(word)) return 'Please leave out numbers: they could identify somebody.';
  if (/[@#<>/\\]|\bwww\b|\p{L}\.\p{L}{2,}(?!\p{L})/iu.test(word)) return 'Please leave out web and e-mail addresses.';
  if (isStreet(word)) return 'That looks like an address. Please write only the word.';
  if (looksLikeName(word, content))
    return 'That looks like a name. If it is not one, please write it in small letters.';
  return undefined;
}

const isTooLong = (word: string) => [...word].length > LONGEST_SUGGESTION || word.split(' ').length > MOST_WORDS;

/** True for a kind of street that no term of practice ends with, after a word that could be a street's name. */
export function isStreet(word: string): boolean {
  const [, before = ''] =
    /(\p{L}[\p{L}'’-]+) (?:street|st|road|rd|avenue|ave|lane|ln|crescent|terrace|grove|gardens|mews)\b/iu.exec(word) ??
    [];
  return before !== '' && !isSilent(before.toLowerCase());
}

/** True for two or more words with a capital, unless an entry or a contact is called that. */
function looksLikeName(word: string, content: Content): boolean {
  const capitals = word.split(/[\s-]+/).filter((one) => /^\p{Lu}/u.test(one));
  if (capitals.length < 2) return false;
  const known = namesIn(content);
  return !known.has(word.toLowerCase()) && !known.has(capitals.join(' ').toLowerCase());
}
