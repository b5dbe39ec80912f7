import type { Button } from '../../message';
import { type Answer, type Handler, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { footer } from '../signposts';
import { browse, pageOfLetter } from './browse';
import { lookUpButton } from './entry-card';
import { sayLookup } from './found';
import { saySmallTalk } from './small-talk';
import { sayWorry, worryIn } from './worry';

/** `principle build trust`: the principles or themes that fit the words best. Without words, all eight principles and four themes. */
export const principle: Handler = (words, asker, services): Answer => {
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
  const button = ({ id }: { id: string }): Button[] => {
    const found = lookUpButton(id, content);
    return found ? [found] : [];
  };
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'Eight principles and four themes' },
        {
          kind: 'text',
          text: `For everyone who responds to child exploitation and harm outside the family. Press one, or type ${asker.commandHint('principle')} and what is on your mind.`,
        },
        {
          kind: 'buttons',
          label: 'Principles',
          buttons: content.principles.flatMap((one) =>
            button(one).map(({ command }) => ({ label: `${one.number}. ${one.title}`, command })),
          ),
        },
        { kind: 'buttons', label: 'Themes', buttons: content.themes.flatMap(button) },
        { kind: 'note', text: 'The principles work together and none ranks above another; the numbers are our own.' },
        footer(content),
      ],
    },
  };
}

/** `glossary county lines`: the terms that fit the words best. Without words, all terms from A to Z; with one letter, starting from it. */
export const glossary: Handler = (words, asker, services): Answer => {
  const letter = /^[a-z]$/i.test(words) ? words : undefined;
  if (letter) return browse(pageOfLetter(letter, services.content), asker, services);
  if (words === '' || /^(a\s*(-|to)\s*z|all|list|browse)$/i.test(words)) return browse(1, asker, services);
  return sayLookup(words, services.lookUp(words, ['term']), asker, services);
};

/** Looks up words that were not written to the bot, such as somebody's message: in all entries, and never as a command. */
export function lookUpWords(words: string, asker: Asker, services: Services): Answer {
  if (words === '') return privateReply('That message has no words that I can look up.');
  const worry = worryIn(words, services);
  if (worry) return sayWorry(worry, words, services);
  const found = () => sayLookup(words, services.lookUp(words, ['term', 'principle', 'theme']), asker, services);
  return saySmallTalk(words, services) ?? found();
}
