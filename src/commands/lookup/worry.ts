import type { Content, Worry, WorryKind } from '../../content/schema';
import type { Entry, EntryKind } from '../../lookup/entry';
import { namedIn } from '../../lookup/named-in';
import { wordsOf } from '../../lookup/words';
import type { Block } from '../../message';
import type { Answer, Services } from '../answer';
import { lookUpButton } from './entries';
import { contactsBlock, contactsFor, inConfidence, ONLY_A_GLOSSARY, WHO_TO_CALL, whoToCall } from './who-to-call';

/** More buttons would draw the eye away from who to call. */
const MOST_NAMED = 3;

/** The worry that a line tells of. Undefined if it tells of none; a term typed by itself, such as suicide, does not. */
export function worryIn(line: string, services: Pick<Services, 'content' | 'hearWorry'>): Worry | undefined {
  return worryAsTerm(line, services.content) ? undefined : worryHeard(line, services);
}

/** The same of a line that is no such term. */
export function worryHeard(
  line: string,
  { content, hearWorry }: Pick<Services, 'content' | 'hearWorry'>,
): Worry | undefined {
  const kind = hearWorry(line);
  return kind && content.worries.find((one) => one.kind === kind);
}

/** The worry that a looked-up term goes with: whoever looks it up sees who to call above it. Undefined if there is none. */
export function worryAsTerm(line: string, { worries }: Pick<Content, 'worries'>): Worry | undefined {
  const asked = asTerm(line);
  return asked === '' ? undefined : termsOf(worries).get(asked);
}

/** The worry that each term goes with, as terms are compared. */
function termsOf(worries: Content['worries']): ReadonlyMap<string, Worry> {
  const found = indexes.get(worries);
  if (found) return found;
  const index = new Map<string, Worry>();
  for (const worry of worries) for (const term of worry.terms.map(asTerm)) if (!index.has(term)) index.set(term, worry);
  indexes.set(worries, index);
  return index;
}

/** Every line is compared with every term, several times. */
const indexes = new WeakMap<Content['worries'], ReadonlyMap<string, Worry>>();

/** The term in a question such as “what is FGM?” or “define FGM”, without spaces or hyphens, for comparing. */
const asTerm = (text: string) =>
  wordsOf(text)
    .join(' ')
    .replace(/^(?:please )?(?:what (?:is|s|does)|whats|define|explain|meaning of|definition of) (?:an? |the )?/, '')
    .replace(/ (?:mean|means|meaning|definition)$/, '')
    .replaceAll(' ', '');

/**
 * The answer to a worry: who to call, with nothing above it. Below it are buttons for entries that the line names exactly. A line
 * that names none and was typed to look something up, among these `kinds`, may have been heard wrongly: then there are buttons for
 * what it surely asks for, but not below words of somebody's own distress or of danger now. The kind of worry is only for the
 * command line; it is never counted or stored.
 */
export function sayWorry(worry: Worry, line: string, services: Services, kinds: readonly EntryKind[] = []): Answer {
  const { content } = services;
  const named = namedIn(line, content);
  const meant = named.length > 0 || CALL_ALONE.includes(worry.kind) ? [] : surelyMeant(line, services, kinds);
  // “999” and “who do I call” do not say what it is about, so the answer names everybody there is to call.
  const onlyAsks = services.hearSmallTalk(line)?.about === 'contacts';
  const blocks = onlyAsks ? whoToCall(content) : worryBlocks(worry, content);
  const below = [
    ...entryButtons('What the words mean', named, content),
    ...entryButtons('If you want to look something up', meant, content),
  ];
  return {
    message: inConfidence([...blocks, ...below], content),
    lookup: { results: named.map((entry) => ({ entry, match: 'exact' })), suggestions: meant },
    worry: worry.kind,
  };
}

const CALL_ALONE: readonly WorryKind[] = ['own-distress', 'immediate-danger'];

function surelyMeant(line: string, { lookUp }: Services, kinds: readonly EntryKind[]): readonly Entry[] {
  if (kinds.length === 0) return [];
  const { results, guess } = lookUp(line, kinds);
  return guess ? [] : results.slice(0, MOST_NAMED).map(({ entry }) => entry);
}

function worryBlocks(worry: Worry, content: Content): Block[] {
  return [
    { kind: 'heading', text: WHO_TO_CALL },
    contactsBlock(contactsFor(worry, content), true),
    { kind: 'text', text: worry.says },
    { kind: 'text', text: ONLY_A_GLOSSARY },
  ];
}

function entryButtons(label: string, entries: readonly Entry[], content: Content): Block[] {
  const buttons = entries.slice(0, MOST_NAMED).flatMap(({ id }) => lookUpButton(id, content) ?? []);
  return buttons.length > 0 ? [{ kind: 'buttons', label, buttons }] : [];
}
