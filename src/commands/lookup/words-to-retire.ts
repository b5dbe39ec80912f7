import type { Content } from '../../content/schema';
import { stemOf, wordsOf } from '../../lookup/words';
import type { Handler } from '../answer';
import { footer } from '../signposts';

/** True for a line that asks for all words to retire, and not for one of them. */
export const asksForWordsToRetire = (line: string): boolean =>
  /^(?:the )?(?:list of )?(?:words|language|terms|phrases) (?:to (?:retire|avoid|stop using)|not to (?:use|say)|we should (?:not use|avoid))\W*$/i.test(
    line,
  ) ||
  /^(?:what (?:words )?(?:not to|should we not|shouldn'?t we) say|say instead|better words|language guide)\W*$/i.test(
    line,
  );

/** `words-to-retire`: every word that a term's card tells people to retire, with what to say instead. */
export const wordsToRetire: Handler = (_words, _asker, { content }) => {
  const retired = allRetired(content);
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'Words to retire' },
        { kind: 'list', items: retired.map(({ avoid, instead }) => `Not “${avoid}” but “${instead}”`) },
        {
          kind: 'menu',
          label: 'Why?',
          open: 'Show the term',
          choices: retired.map(({ avoid, id }) => ({ label: avoid, command: `glossary ${id}` })),
        },
        footer(),
      ],
    },
  };
};

/** The phrases to retire that stand in a text, in any form of their words, each once: what was found, what to say instead, and why. */
export function retiredIn(text: string, { terms }: Content) {
  const read = ` ${keyOf(text)} `;
  const found = terms.flatMap(({ id, sayInstead = [] }) =>
    sayInstead.flatMap(({ avoid, instead, why }) => {
      const phrase = avoid
        .replace(/ \(.*?\)/g, '')
        .split(/[;,]/)
        .map((one) => one.trim())
        .find((one) => keyOf(one) !== '' && read.includes(` ${keyOf(one)} `));
      return phrase === undefined ? [] : [{ id, found: phrase, instead, why }];
    }),
  );
  return found.filter((one, at) => found.findIndex((other) => other.found === one.found) === at);
}

const keyOf = (text: string) => wordsOf(text).map(stemOf).join(' ');

/** Each phrase once, from A to Z. Several terms may retire the same one, and some retire several together. */
function allRetired({ terms }: Content) {
  const all = terms
    .flatMap(({ id, sayInstead = [] }) => sayInstead.map(({ avoid, instead }) => ({ id, avoid, instead })))
    .sort((a, b) => phrasesIn(a.avoid).length - phrasesIn(b.avoid).length);
  const retired = new Set<string>();
  const first = all.filter(({ avoid }) => {
    const isNew = phrasesIn(avoid).some((phrase) => !retired.has(phrase));
    for (const phrase of phrasesIn(avoid)) retired.add(phrase);
    return isNew;
  });
  return first.sort((a, b) => a.avoid.localeCompare(b.avoid, 'en'));
}

/** “boyfriend, older friend (of an exploiter)” are two. */
const phrasesIn = (avoid: string): string[] => avoid.replace(/ \(.*?\)/g, '').split(', ');
