import type { Entry } from '../../lookup/entry';
import type { Found, Lookup } from '../../lookup/look-up';
import { sayNothing } from '../../lookup/small-words';
import { wordsOf } from '../../lookup/words';
import type { Block, Message } from '../../message';
import { cut } from '../../text/cut';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { shareButton } from '../button-lines';
import { entryCard, lookUpButton } from './entry-card';
import { suggestButtons } from './suggestible';
import { contactsBlock, contactsFor } from './who-to-call';
import { worryAsTerm } from './worry';

/** The most characters of what was typed that an answer repeats. */
const LONGEST_SHOWN = 60;

/**
 * Puts a look-up's outcome into words, and says how sure it is: an entry that was found is a card, a guess is offered as a
 * button, and if nothing was found it says what to do next. A term that goes with a worry (suicide) has who to call at the
 * top, and no related or suggested entries.
 */
export function sayLookup(words: string, lookup: Lookup, asker: Asker, services: Services): Answer {
  const worry = worryAsTerm(words, services.content);
  if (!worry) return { message: messageOf(words, lookup, asker, services), lookup };
  const named = { results: lookup.results.filter(({ match }) => match !== 'related'), suggestions: [] };
  const { blocks, ...message } = messageOf(words, named, asker, services, true);
  const contacts = contactsBlock(contactsFor(worry, services.content), false);
  return { message: { ...message, blocks: [contacts, ...blocks] }, lookup: named };
}

function messageOf(words: string, lookup: Lookup, asker: Asker, services: Services, isTerm = false): Message {
  const [best, ...others] = lookup.results;
  return best && !lookup.guess
    ? foundMessage(words, best, others, lookup, asker, services)
    : nothingFound(words, lookup, asker, services, isTerm);
}

function foundMessage(
  words: string,
  best: Found,
  others: readonly Found[],
  lookup: Lookup,
  asker: Asker,
  { content }: Services,
): Message {
  const card = entryCard(best.entry.id, content) ?? [];
  const [heading, ...rest] = card;
  return {
    audience: 'asker',
    blocks: [
      ...(heading ? [heading] : []),
      ...howSure(words, best),
      ...clashNote(lookup),
      ...unknownNote(lookup),
      ...rest.slice(0, -1),
      ...buttons(lookup.several ? 'You also named' : 'You may also mean', entriesIn(others), content),
      ...(asker.setting === 'shared'
        ? [{ kind: 'buttons', buttons: [shareButton(best.entry.id)] } satisfies Block]
        : []),
      ...rest.slice(-1),
    ],
  };
}

/** An exact match needs no note. */
function howSure(words: string, { entry, match }: Found): Block[] {
  if (match === 'exact') return [];
  const text = match === 'close' ? `Showing ${entry.title} for ${typed(words)}.` : 'Closest to what you typed.';
  return [{ kind: 'note', text }];
}

function nothingFound(words: string, lookup: Lookup, asker: Asker, { content }: Services, isTerm: boolean): Message {
  const everyday = sayNothing(wordsOf(words));
  const offered = lookup.guess ? entriesIn(lookup.results) : lookup.suggestions;
  return {
    audience: 'asker',
    blocks: [
      { kind: 'text', text: whyNothing(words, everyday, isTerm || offered.length > 0 || ABBREVIATION.test(words)) },
      ...clashNote(lookup),
      ...buttons('The nearest are', offered, content),
      {
        kind: 'text',
        text: `Try one or two plain words, such as ${asker.commandHint('glossary county lines')}. To browse all terms from A to Z, type ${asker.commandHint('glossary')}. For the eight principles and four themes, type ${asker.commandHint('principle')}.`,
      },
      ...(everyday ? [] : suggestButtons(words)),
    ],
  };
}

/** Whoever types an abbreviation knows what it is; it just has no entry here. */
const ABBREVIATION = /^\W*[A-Z][A-Z.]+s?\W*$/;

function whyNothing(words: string, everyday: boolean, sure: boolean): string {
  if (everyday) return `I explain words from practice, and ${typed(words)} is an everyday one.`;
  return sure ? `I have no entry for ${typed(words)}.` : `I found nothing that I am sure of for ${typed(words)}.`;
}

const typed = (words: string) => `“${cut(words, LONGEST_SHOWN)}”`;

function clashNote({ clash }: Lookup): Block[] {
  if (!clash) return [];
  const meanings = clash.meanings.map(({ means }) => means).join(', or ');
  return [
    { kind: 'text', label: 'Careful', text: `${clash.abbreviation} can mean ${meanings}. Ask which one is meant.` },
  ];
}

/** If several names were typed, those that have no entry here. */
function unknownNote({ several }: Lookup): Block[] {
  const unknown = several?.unknown ?? [];
  return unknown.length > 0 ? [{ kind: 'note', text: `I have no entry for ${unknown.map(typed).join(' or ')}.` }] : [];
}

const entriesIn = (found: readonly Found[]): Entry[] => found.map(({ entry }) => entry);

function buttons(label: string, entries: readonly Entry[], content: Services['content']): Block[] {
  const all = entries.map(({ id }) => lookUpButton(id, content)).filter((button) => button !== undefined);
  return all.length > 0 ? [{ kind: 'buttons', label, buttons: all }] : [];
}
