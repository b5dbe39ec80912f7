import type { MenuChoice } from '../../message';
import type { Answer, Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { footer } from '../signposts';
import { allTerms, termsOf } from './browse';
import { sayLookup } from './found';

/** `principle build trust`: the principles or themes that fit the words best. Without words, all eight principles and four themes. */
export const principle: Handler = (words, asker, services) => {
  if (words === '' || /^(all|list)$/i.test(words)) return allPrinciples(asker, services);
  const number = /^(?:number\s+|no\.?\s*)?([1-8])$/i.exec(words)?.[1];
  return sayLookup(
    words,
    services.lookUp(number ? `principle-${number}` : words, ['principle', 'theme']),
    asker,
    services,
  );
};

function allPrinciples(asker: Asker, { content }: Services): Answer {
  const { principles, themes } = content;
  const opening = ({ id }: { readonly id: string }, group: string, label: string): MenuChoice => ({
    label,
    command: `principle ${id}`,
    group,
  });
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'Eight principles and four themes' },
        { kind: 'text', text: principles.map(({ number, title }) => `${number}. ${title}`).join('\n') },
        { kind: 'text', label: 'Themes that run through them all', text: themes.map(({ title }) => title).join('; ') },
        {
          kind: 'menu',
          label: 'Open one',
          open: 'Show it',
          choices: [
            ...principles.map((one) => opening(one, 'Principles', `${one.number}. ${one.title}`)),
            ...themes.map((one) => opening(one, 'Themes', one.title)),
          ],
        },
        {
          kind: 'note',
          text: `Or type ${asker.commandHint('principle')} and what is on your mind. No principle matters more than another.`,
        },
        footer(),
      ],
    },
  };
}

/** `glossary county lines`: the terms that fit the words best. Without words, all terms from A to Z; with one letter, starting from it. */
export const glossary: Handler = (words, asker, services) => {
  const letter = /^[a-z]$/i.test(words) ? words : undefined;
  if (letter) return termsOf(letter, asker, services);
  if (words === '' || /^(a\s*(-|to)\s*z|all|list|browse)$/i.test(words)) return allTerms(asker, services);
  return sayLookup(words, services.lookUp(words, ['term']), asker, services);
};
