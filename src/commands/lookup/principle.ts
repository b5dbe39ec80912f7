import type { Button } from '../../message';
import type { Answer, Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { footer } from '../signposts';
import { lookUpButton } from './entry-card';
import { sayLookup } from './found';

/** `principle build trust`: the best principles or themes for the words; without words, all eight and the four themes. */
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
          text: `For everyone who responds to child exploitation and harm outside the family. Press one, or type ${asker.typed('principle')} and what is on your mind.`,
        },
        {
          kind: 'buttons',
          label: 'Principles',
          buttons: content.principles.flatMap((one) =>
            button(one).map(({ says }) => ({ label: `${one.number}. ${one.title}`, says })),
          ),
        },
        { kind: 'buttons', label: 'Themes', buttons: content.themes.flatMap(button) },
        { kind: 'note', text: 'The principles work together, none ranks above another; the numbers are only ours.' },
        footer(content),
      ],
    },
  };
}
