import stem from 'wink-porter2-stemmer';
import { atMost } from '../text/cut';

/** In characters. Longer questions are cut: this bounds the work, and by then a person has said what they are asking. */
const LONGEST_QUESTION = 400;

/** The part of a text that the search reads: its first 400 characters. */
export const heard = (text: string) => atMost(text, LONGEST_QUESTION);

/**
 * The words of a text, ready to compare: in lower case, with compatibility forms and accents folded, and without invisible
 * characters (which may stand inside a word), possessives, and dots inside abbreviations. Takes any input, however hostile, in bounded time.
 */
export function wordsOf(text: string): string[] {
  // Short cuts for most of the content, and for most of what people type: nothing below would do more.
  if (/^[a-z ]*$/.test(text)) return text.split(' ').filter((word) => word !== '');
  if (/^[a-zA-Z ,;:!?"()/-]*$/.test(text))
    return text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== '');
  return (
    text
      // Anything in angle brackets is markup of a platform or a web page, never words; so are entities and addresses.
      .replace(/<[^<>\s][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6});|https?:\/\/\S*/gi, ' ')
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]|(?!\s)\p{Cc}/gu, '')
      .toLowerCase()
      .replace(/[\u2018\u2019\u02bc`]/g, "'")
      .replace(/\b(?:[a-z]\.){2,}/g, (dotted) => dotted.replaceAll('.', ''))
      .replace(/\b(?:section|sec|s)[\s.]*(\d+[a-z]{0,2})\b/g, ' section s$1 ')
      .replace(/n't\b/g, 'nt')
      .replace(/'(?:s|re|ve|ll|d|m)?\b/g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

/** The words with short forms joined that were typed, or dictated, letter by letter: “n r m” is “nrm”. */
export function spelledOut(words: readonly string[]): string[] {
  const joined: string[] = [];
  const isLetter = (word: string | undefined) => word !== undefined && /^\p{L}$/u.test(word);
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (isLetter(words[end])) end += 1;
    const isShortForm = end - at > 2 || (end - at === words.length && end > 1);
    joined.push(isShortForm ? words.slice(at, end).join('') : (words[at] as string));
    at = isShortForm ? end : at + 1;
  }
  return joined;
}

/** Turns American spellings into British ones, so that both match: organize, behavior, center, program. */
function british(word: string): string {
  return word
    .replace(/iz(e[sdr]?|ing|ation|ations)$/, 'is$1')
    .replace(/yz(e[sd]?|ing)$/, 'ys$1')
    .replace(/^(behavi|col|fav|hon|lab|neighb|harb|rum|val|endeav)or/, '$1our')
    .replace(/^(cent|lit|met)er(s?)$/, '$1re$2')
    .replace(/^program(s?)$/, 'programme$1')
    .replace(/^(defen|offen|licen)se(s?)$/, '$1ce$2')
    .replace(/^judgment/, 'judgement')
    .replace(/^pediatric/, 'paediatric')
    .replace(/(?<=el|vel)l(ed|ing|er|ers)$/, '$1');
}

/** In letters. No real word is longer, and the stemmer's work grows with the square of the length. */
const LONGEST_STEMMED = 40;

const stems = new Map<string, string>();

/** One stem for all forms of a word ("exploited", "exploiting", "exploitation") and for its British and American spellings. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const isWhole = /\d/.test(word) || word.length < 4 || word.length > LONGEST_STEMMED;
  const stemmed = isWhole ? word : stem(british(word));
  // The cache is there for the words of the content; words that people type must not fill the memory.
  if (stems.size < 50_000) stems.set(word, stemmed);
  return stemmed;
}
