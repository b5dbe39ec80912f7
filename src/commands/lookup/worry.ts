import type { Content, Worry } from '../../content/schema';
import type { Entry } from '../../lookup/entry';
import { namedIn } from '../../lookup/named-in';
import { wordsOf } from '../../lookup/words';
import type { Block } from '../../message';
import type { Answer, Services } from '../answer';
import { lookUpButton } from './entry-card';
import { contactsBlock, contactsFor, inConfidence, ONLY_A_GLOSSARY, WHO_TO_CALL, whoToCall } from './who-to-call';

/** More buttons would draw the eye away from whom to call. */
const MOST_NAMED = 3;

/** The worry that a line tells of, if any. A term typed alone, such as suicide, tells of none. */
export function worryIn(
  line: string,
  { content, hearWorry }: Pick<Services, 'content' | 'hearWorry'>,
): Worry | undefined {
  if (worryAsTerm(line, content)) return undefined;
  const kind = hearWorry(line);
  return kind && content.worries.find((one) => one.kind === kind);
}

/** The worry that a line is a term of: somebody looks it up, and sees whom to call above what was found. */
export function worryAsTerm(line: string, { worries }: Content): Worry | undefined {
  const asked = asTerm(line);
  return asked === '' ? undefined : worries.find(({ terms }) => terms.some((term) => asTerm(term) === asked));
}

/** People ask for a term in a few ways: “what is FGM?”, “define FGM”. Spaces and hyphens make no difference. */
const asTerm = (text: string) =>
  wordsOf(text)
    .join(' ')
    .replace(/^(?:please )?(?:what (?:is|s|does)|whats|define|explain|meaning of|definition of) (?:an? |the )?/, '')
    .replace(/ (?:mean|means|meaning|definition)$/, '')
    .replaceAll(' ', '');

/**
 * The answer to a worry: whom to call, and nothing above it. What was named letter by letter is a press away, below. It
 * tells the kind of worry to the command line alone; nothing of it is counted or kept.
 */
export function sayWorry(worry: Worry, line: string, services: Services): Answer {
  const { content } = services;
  const named = namedIn(line, content);
  // “999” and “who do I call” say nothing of what it is about, so everybody there is to call is named.
  const onlyAsks = services.hearSmallTalk(line)?.about === 'contacts';
  const blocks = onlyAsks ? whoToCall(content) : worryBlocks(worry, content);
  return {
    message: inConfidence([...blocks, ...namedButtons(named, content)], content),
    lookup: { results: named.map((entry) => ({ entry, match: 'exact' })), suggestions: [] },
    worry: worry.kind,
  };
}

function worryBlocks(worry: Worry, content: Content): Block[] {
  return [
    { kind: 'heading', text: WHO_TO_CALL },
    contactsBlock(contactsFor(worry, content), true),
    { kind: 'text', text: worry.says },
    { kind: 'text', text: ONLY_A_GLOSSARY },
  ];
}

function namedButtons(named: readonly Entry[], content: Content): Block[] {
  const buttons = named.slice(0, MOST_NAMED).flatMap(({ id }) => lookUpButton(id, content) ?? []);
  return buttons.length > 0 ? [{ kind: 'buttons', label: 'What the words mean', buttons }] : [];
}
