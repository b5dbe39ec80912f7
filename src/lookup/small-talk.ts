import type { Content, SmallTalk } from '../content/schema';
import { slipsBetween } from '../text/slips-between';
import { wordsOf } from './words';

/**
 * The small-talk entry for a whole line that is not a look-up: a question about the bot, a greeting, a request for the
 * contacts. Undefined for every other line. Pure, and bounded in time.
 */
export type HearSmallTalk = (text: string) => SmallTalk | undefined;

/** In characters. No small talk is longer; longer lines are not compared. */
const LONGEST_LINE = 120;

/** In letters. A word this long may have one slip, but not in its first letter. A shorter one would become another word. */
const LONG_ENOUGH_FOR_A_SLIP = 6;

/** Built once from the lists in the content. Only a whole line counts: “privacy notice” is looked up, “privacy” is small talk. */
export function createHearSmallTalk({ smallTalk }: Pick<Content, 'smallTalk'>): HearSmallTalk {
  const known = new Map<string, SmallTalk>();
  const bySize = new Map<number, { words: readonly string[]; one: SmallTalk }[]>();
  for (const one of smallTalk) {
    for (const phrase of one.phrases) {
      const words = spokenWords(phrase);
      if (words.length === 0 || known.has(words.join(' '))) continue;
      known.set(words.join(' '), one);
      bySize.set(words.length, [...(bySize.get(words.length) ?? []), { words, one }]);
    }
  }
  const signs = smallTalk.find(({ id }) => id === SIGNS_ALONE);

  return (text) => {
    if (text.length > LONGEST_LINE) return undefined;
    const written = text.replace(EMOJI_BY_NAME, ' ').trim();
    if (text.trim() !== '' && wordsOf(written).length === 0) return signs;
    const words = spokenWords(written);
    const telling = withoutManners(words);
    const [greeting = ''] = telling.length === 0 ? words : [];
    const whole = known.get(words.join(' ')) ?? known.get(telling.join(' ')) ?? known.get(greeting);
    return whole ?? bySize.get(telling.length)?.find((phrase) => isSlipFor(telling, phrase.words))?.one;
  };
}

/** The id of the entry that answers an emoji or other symbols without a word. */
const SIGNS_ALONE = 'emoji';

/** As Slack writes them: `:wave:`. */
const EMOJI_BY_NAME = /:[a-z0-9][\w+-]*:/g;

/** Words that people put before such a line, and after it. If a line has nothing else, its first word decides: “hi there compass”. */
const BEFORE = new Set(
  'help hi hiya hello hey dear please pls plz thanks ta um er erm so ok okay just actually sorry compass bot there mate can could you tell me'.split(
    ' ',
  ),
);
const BEHIND = new Set('please pls plz thanks ta ok okay then compass bot mate there exactly though'.split(' '));

/** The words of a text, with a letter that is repeated three times or more written once: “helloooo” is “hello”. */
const spokenWords = (text: string) => wordsOf(text).map((word) => word.replace(/(.)\1{2,}/gu, '$1'));

function withoutManners(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !BEFORE.has(word));
  return from < 0 ? [] : words.slice(from, words.findLastIndex((word) => !BEHIND.has(word)) + 1);
}

/** True if at most one word has a slip, one slip, and all the others are the same. */
function isSlipFor(typed: readonly string[], known: readonly string[]): boolean {
  let slips = 0;
  return typed.every((word, at) => {
    const meant = known[at] ?? '';
    if (word === meant) return true;
    slips += 1;
    const long = meant.length >= LONG_ENOUGH_FOR_A_SLIP && word[0] === meant[0];
    return slips === 1 && long && slipsBetween(word, meant, 1) <= 1;
  });
}
