import type { Content } from '../../content/schema';
import type { Button } from '../../message';
import type { Answer, Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { footer } from '../signposts';
import { lookUpButton } from './entry-card';

const TERMS_ON_A_PAGE = 15;

/** One page of the glossary, from A to Z. `wanted` counts from 1; a page that does not exist becomes the nearest one. */
export function browse(wanted: number, asker: Asker, { content }: Services): Answer {
  const pages = Math.max(1, Math.ceil(content.terms.length / TERMS_ON_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const terms = content.terms.slice((page - 1) * TERMS_ON_A_PAGE, page * TERMS_ON_A_PAGE);
  const turn: Button[] = [
    ...(page > 1 ? [{ label: 'Previous page', command: `browse ${page - 1}` }] : []),
    ...(page < pages ? [{ label: 'Next page', command: `browse ${page + 1}`, main: true }] : []),
  ];
  return {
    message: {
      audience: 'asker',
      replaces: true,
      blocks: [
        { kind: 'heading', text: `Glossary from A to Z: page ${page} of ${pages}` },
        {
          kind: 'text',
          text: `${content.terms.length} terms. Press one, or type ${asker.commandHint('glossary')} and a word or a first letter.`,
        },
        {
          kind: 'buttons',
          label: [terms[0]?.term, terms.at(-1)?.term].join(' to '),
          buttons: terms.map(({ id }) => lookUpButton(id, content)).filter((button) => button !== undefined),
        },
        ...(turn.length > 0 ? [{ kind: 'buttons', buttons: turn } as const] : []),
        footer(content),
      ],
    },
  };
}

/** The number of the page where a letter's terms begin, or would if there were any. */
export function pageOfLetter(letter: string, { terms }: Content): number {
  const before = terms.filter(({ term }) => term.localeCompare(letter, 'en', { sensitivity: 'base' }) < 0).length;
  return Math.floor(Math.min(before, terms.length - 1) / TERMS_ON_A_PAGE) + 1;
}

/** `browse 2`, as a button: shows that page of the glossary. */
export const turnPage: Handler = (words, asker, services) => browse(Number(words), asker, services);
