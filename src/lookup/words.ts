import stem from 'wink-porter2-stemmer';
import { atMost } from '../text/cut';

/** Longer questions than this are cut: it bounds the work, and what a person asks is said by then. */
const LONGEST_QUESTION = 400;

/** As much of a text as the search listens to. */
export const heard = (text: string) => atMost(text, LONGEST_QUESTION);

/**
 * The words of a text, ready to compare: compatibility forms and accents folded, invisible characters gone (they may stand
 * inside a word), lower case, possessives and dots inside abbreviations dropped. Any input, however hostile, in bounded time.
 */
export function wordsOf(text: string): string[] {
  // Most of the content: nothing below would change it.
  if (/^[a-z ]*$/.test(text)) return text.split(' ').filter((word) => word !== '');
  return (
    text
      // What stands in angle brackets is markup of a platform or a page, never words.
      .replace(/<[^<>\s][^<>]*>/g, ' ')
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

/** American spellings as British ones, so that both meet: organize, behavior, center, program. */
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

/** No word is longer, and the stemmer's work grows with the square of the length. */
const LONGEST_STEMMED = 40;

const stems = new Map<string, string>();

/** One form for all forms of a word: "exploited", "exploiting" and "exploitation" meet; so do British and American spellings. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const isWhole = /\d/.test(word) || word.length < 4 || word.length > LONGEST_STEMMED;
  const stemmed = isWhole ? word : stem(british(word));
  // The cache is a help for the words of the content; strangers' words must not fill the memory.
  if (stems.size < 50_000) stems.set(word, stemmed);
  return stemmed;
}
