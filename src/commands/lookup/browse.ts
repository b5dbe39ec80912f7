import type { Content, Term } from '../../content/schema';
import { KINDS_AFTER } from '../../lookup/entry';
import { createTypeAhead } from '../../lookup/type-ahead';
import type { Block, ChoiceList, MenuChoice, Message } from '../../message';
import type { Answer, Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { footer } from '../signposts';
import { keptBlocks } from './kept-blocks';

/** The glossary from A to Z: a menu of all terms, in which people type to find theirs, and one of the letters. */
export function allTerms(asker: Asker, { content }: Pick<Services, 'content'>): Answer {
  const { terms } = content;
  const typed = asker.commandHint('glossary');
  const blocks = (): Block[] => [
    { kind: 'heading', text: `Glossary: ${terms.length} terms` },
    { kind: 'menu', label: 'Find a term', open: 'Show the term', choices: terms.map(choiceOf), list: 'terms' },
    { kind: 'menu', label: 'Or pick a letter', open: 'Show the letter', choices: letters(content) },
    { kind: 'text', text: `Or type ${typed} with a word, or its first letter.` },
    footer(),
  ];
  return page(keptBlocks(content, `glossary ${typed}`, blocks));
}

/** The terms that begin with a letter. All terms if none does. */
export function termsOf(letter: string, asker: Asker, services: Pick<Services, 'content'>): Answer {
  const terms = services.content.terms.filter((one) => letterOf(one) === letter.toUpperCase());
  if (terms.length === 0) return allTerms(asker, services);
  return page([
    { kind: 'heading', text: `Glossary: ${letter.toUpperCase()}` },
    { kind: 'list', items: terms.map(({ term }) => term) },
    {
      kind: 'menu',
      label: 'Open a term',
      open: 'Show the term',
      choices: terms.map(({ term, id }) => ({ label: term, command: openTerm(id) })),
    },
    { kind: 'buttons', buttons: [{ label: 'All letters', command: 'browse' }] },
    footer(),
  ]);
}

/** `browse`, as a button: the glossary from A to Z. `browse c`: the terms that begin with it. */
export const browse: Handler = (words, asker, services) =>
  /^[a-z]$/i.test(words) ? termsOf(words, asker, services) : allTerms(asker, services);

/**
 * The choices of a list that fit what somebody has typed so far, best first; all of them, in their groups, if that is
 * nothing. Whatever was typed, it is neither kept nor logged.
 */
export function choicesFor(
  _list: ChoiceList,
  typed: string,
  { content, lookUp }: Pick<Services, 'content' | 'lookUp'>,
): MenuChoice[] {
  if (typed.trim() === '') return content.terms.map(choiceOf);
  const begun = typed.trim().toLowerCase();
  const beginning = content.terms.filter(({ term }) => term.toLowerCase().includes(begun));
  const { results, suggestions } = lookUp(typed, KINDS_AFTER.glossary);
  const meant = [...results.map(({ entry }) => entry), ...suggestions].map(({ id }) => id);
  const ids = new Set([...beginning.map(({ id }) => id), ...typeAheadIn(content)(typed), ...meant]);
  return [...ids]
    .flatMap((id) => content.terms.filter((one) => one.id === id))
    .map(({ term, id }) => ({ label: term, command: openTerm(id) }));
}

function typeAheadIn(content: Content): ReturnType<typeof createTypeAhead> {
  const found = typeAheads.get(content) ?? createTypeAhead(content.terms.map(namesOf));
  typeAheads.set(content, found);
  return found;
}

/** By content, so that none outlives it. */
const typeAheads = new WeakMap<Content, ReturnType<typeof createTypeAhead>>();

const namesOf = ({ id, term, aliases, abbreviations }: Term) => ({ id, names: [term, ...aliases, ...abbreviations] });

/** A page takes the place of the one that led to it, so the way back is a button and not a scroll. */
const page = (blocks: readonly Block[]): { readonly message: Message } => ({
  message: { audience: 'asker', replaces: true, blocks },
});

function letters({ terms }: Content): MenuChoice[] {
  const found = [...new Set(terms.map(letterOf))];
  return found.map((letter) => {
    const count = terms.filter((one) => letterOf(one) === letter).length;
    return {
      label: `${letter}: ${count} ${count === 1 ? 'term' : 'terms'}`,
      command: `browse ${letter.toLowerCase()}`,
    };
  });
}

/** A name in small letters after an accent or a mark still stands under its letter. */
const letterOf = ({ term }: Term): string =>
  term
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .charAt(0)
    .toUpperCase();

const choiceOf = (term: Term): MenuChoice => ({ label: term.term, command: openTerm(term.id), group: letterOf(term) });

const openTerm = (id: string) => `glossary ${id}`;
