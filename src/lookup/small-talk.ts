import type { Content, SmallTalk } from '../content/schema';
import { slipsBetween } from '../text/slips-between';
import { wordsOf } from './words';

/**
 * What a whole line is where it is no look-up: a question about the bot, a greeting, a cry for the contacts; undefined
 * for everything else. Pure, and bounded in time.
 */
export type HearSmallTalk = (text: string) => SmallTalk | undefined;

/** No such line is longer; longer ones are not compared. */
const LONGEST_LINE = 120;

/** A word this long may hold one slip, behind its first letter. Shorter ones become other words with one letter. */
const LONG_ENOUGH_FOR_A_SLIP = 6;

/** Built once from the lists in the content. Only a whole line is taken: “privacy notice” is looked up, “privacy” is answered. */
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

/** The entry that answers an emoji or other signs without a word. */
const SIGNS_ALONE = 'emoji';

/** As Slack writes them: `:wave:`. */
const EMOJI_BY_NAME = /:[a-z0-9][\w+-]*:/g;

/** What people put before such a line, and behind it. Where a line has nothing else, its first word tells: “hi there compass”. */
const BEFORE = new Set(
  'help hi hiya hello hey dear please pls plz thanks ta um er erm so ok okay just actually sorry compass bot there mate can could you tell me'.split(
    ' ',
  ),
);
const BEHIND = new Set('please pls plz thanks ta ok okay then compass bot mate there exactly though'.split(' '));

/** “helloooo” is “hello”. */
const spokenWords = (text: string) => wordsOf(text).map((word) => word.replace(/(.)\1{2,}/gu, '$1'));

function withoutManners(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !BEFORE.has(word));
  return from < 0 ? [] : words.slice(from, words.findLastIndex((word) => !BEHIND.has(word)) + 1);
}

/** One word with one slip, all others as they are. */
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
