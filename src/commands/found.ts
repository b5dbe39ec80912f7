import { cut } from '../cut';
import type { Entry } from '../lookup/entry';
import type { Lookup } from '../lookup/look-up';
import type { Block, Button, Message } from '../message';
import type { Answer, Services } from './answer';
import type { Asker } from './asker';
import { entryCard, lookUpButton } from './entry-card';

/** Longer than this is a sentence, not a word to suggest for the glossary; sentences may hold what must not be kept. */
const LONGEST_SUGGESTION = 60;

/** Words a look-up's outcome: the best entry as a card, the others as buttons; or that nothing was found, and what to do next. */
export function sayLookup(words: string, lookup: Lookup, asker: Asker, services: Services): Answer {
  const [best, ...others] = lookup.results;
  const message = best
    ? foundMessage(
        best.entry,
        others.map(({ entry }) => entry),
        lookup,
        asker,
        services,
      )
    : nothingFound(words, lookup, asker, services);
  return { message, lookup };
}

function foundMessage(
  best: Entry,
  others: readonly Entry[],
  lookup: Lookup,
  asker: Asker,
  { content }: Services,
): Message {
  const card = entryCard(best.id, content) ?? [];
  const [heading, ...rest] = card;
  const share: Button = { label: 'Share with everyone here', says: `share ${best.id}`, main: true };
  return {
    audience: 'asker',
    blocks: [
      ...(heading ? [heading] : []),
      ...clashNote(lookup),
      ...rest.slice(0, -1),
      ...buttons('You may also mean', others, content),
      ...(asker.setting === 'shared' ? [{ kind: 'buttons', buttons: [share] } satisfies Block] : []),
      ...rest.slice(-1),
    ],
  };
}

function nothingFound(words: string, lookup: Lookup, asker: Asker, { content }: Services): Message {
  const shown = cut(words, LONGEST_SUGGESTION);
  const word = suggestible(words);
  return {
    audience: 'asker',
    blocks: [
      { kind: 'text', text: `I found nothing that I can stand behind for “${shown}”.` },
      ...clashNote(lookup),
      ...buttons('Near to what you typed', lookup.suggestions, content),
      {
        kind: 'text',
        text: `Try one or two plain words, such as ${asker.typed('glossary county lines')}. To browse all terms from A to Z, type ${asker.typed('glossary')}. For the eight principles and four themes, type ${asker.typed('principle')}.`,
      },
      ...(word
        ? [
            { kind: 'buttons', buttons: [{ label: 'Suggest this word', says: `suggest ${word}` }] } satisfies Block,
            {
              kind: 'note',
              text: 'A suggestion keeps the word alone, not who sent it. Please do not suggest a name or anything about a case.',
            } satisfies Block,
          ]
        : []),
    ],
  };
}

/** The word to keep, on one line and without invisible characters, or undefined when there is nothing fit to keep. */
export function suggestible(words: string): string | undefined {
  const word = words
    .normalize('NFKC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const fits = word.length >= 2 && word.length <= LONGEST_SUGGESTION && word.split(' ').length <= 6;
  return fits && /\p{L}/u.test(word) && !/[<>@#]/.test(word) ? word : undefined;
}

function clashNote({ clash }: Lookup): Block[] {
  if (!clash) return [];
  const meanings = clash.meanings.map(({ means }) => means).join(', or ');
  return [
    { kind: 'text', label: 'Careful', text: `${clash.abbreviation} can mean ${meanings}. Ask which one is meant.` },
  ];
}

function buttons(label: string, entries: readonly Entry[], content: Services['content']): Block[] {
  const all = entries.map(({ id }) => lookUpButton(id, content)).filter((button) => button !== undefined);
  return all.length > 0 ? [{ kind: 'buttons', label, buttons: all }] : [];
}
