import type { Content } from '../../content/schema';
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
          choices: retired.map(({ avoid, id }) => ({ label: `${avoid}`, command: `glossary ${id}` })),
        },
        footer(),
      ],
    },
  };
};

const allRetired = ({ terms }: Content) =>
  terms
    .flatMap(({ id, sayInstead = [] }) => sayInstead.map(({ avoid, instead }) => ({ id, avoid, instead })))
    .sort((a, b) => a.avoid.localeCompare(b.avoid, 'en'));
