import { lasting } from '../../lasting';
import type { Entry } from '../../lookup/entry';
import type { Found, Lookup } from '../../lookup/look-up';
import type { Block, Message } from '../../message';
import type { Audience } from '../../reflection/schedule';
import { repeating, STAND_IN } from '../../repeated';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { entryCard } from './entry-card';
import { clashNote, shortened, termsMeant, typed, unknownNote } from './found-notes';
import { besideMore } from './more';
import { notThis } from './nearest';
import { nothingFound } from './nothing-found';
import { severalCard } from './several-card';
import { contactsBlock, contactsFor } from './who-to-call';
import { worryAsTerm } from './worry';

/**
 * Puts a look-up's outcome into words, and says how sure it is: an entry that was found is a card, a guess is offered as a
 * button, and if nothing was found it says what to do next. A term that goes with a worry (suicide) has who to call at the
 * top, and no related or suggested entries. Never rejects: a role that cannot be read is not known.
 */
export async function sayLookup(words: string, lookup: Lookup, asker: Asker, services: Services): Promise<Answer> {
  const worry = worryAsTerm(words, services.content);
  if (!worry) return { message: await messageOf(words, lookup, asker, services), lookup };
  const named = { results: lookup.results.filter(({ match }) => match !== 'related'), suggestions: [] };
  const { blocks, ...message } = await messageOf(words, named, asker, services, true);
  const contacts = contactsBlock(contactsFor(worry, services.content), false);
  return { message: { ...message, blocks: [contacts, ...blocks] }, lookup: named };
}

async function messageOf(
  words: string,
  lookup: Lookup,
  asker: Asker,
  services: Services,
  isTerm = false,
): Promise<Message> {
  const [best, ...others] = lookup.results;
  if (!best || lookup.guess) return nothingFound(words, lookup, asker, services, isTerm);
  if (lookup.several && others.length > 0) return severalCard(lookup, services);
  const role = best.entry.kind === 'principle' ? await roleOf(asker, services) : undefined;
  return foundMessage(words, best, { others, lookup, asker, role }, services);
}

/** The role that the asker wants kept. Look-ups work without the database, so one that is away counts as no role. */
const roleOf = ({ person }: Asker, { roles }: Services): Promise<Audience | undefined> =>
  roles.get(person).catch(() => undefined);

type Beside = {
  readonly others: readonly Found[];
  readonly lookup: Lookup;
  readonly asker: Asker;
  readonly role: Audience | undefined;
};

function foundMessage(
  words: string,
  best: Found,
  { others, lookup, asker, role }: Beside,
  services: Services,
): Message {
  const { id } = best.entry;
  const instead = new Set([...termsMeant(lookup), ...idsOf(others)].filter((one) => one !== id));
  const beside = [...besideMore(id, asker), ...notThis([...instead], services.content)];
  const about = [...clashNote(lookup), ...unknownNote(lookup)];
  const blocksFor = (words: string) => {
    const notes = [...howSure(words, best), ...about];
    return entryCard(id, services, { role, beside, notes, brief: lookup.clash !== undefined }) ?? notes;
  };
  const isRepeated = best.match === 'close' && about.length === 0;
  return { audience: 'asker', blocks: isRepeated ? repeating(shortened(words), blocksFor) : blocksFor(words) };
}

const idsOf = (found: readonly Found[]): Entry['id'][] => found.map(({ entry }) => entry.id);

/** An exact match needs no note. */
function howSure(words: string, { match }: Found): Block[] {
  if (match === 'exact') return [];
  if (match === 'related') return [CLOSEST];
  return [words === STAND_IN ? SHOWN_FOR_STAND_IN : shownFor(words)];
}

const shownFor = (words: string): Block => ({ kind: 'note', text: `Shown for ${typed(words)}.` });

const SHOWN_FOR_STAND_IN = lasting(shownFor(STAND_IN));

const CLOSEST = lasting<Block>({ kind: 'note', text: 'Closest to what you typed.' });
