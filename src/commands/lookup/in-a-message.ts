import type { Content } from '../../content/schema';
import { namedIn } from '../../lookup/named-in';
import type { Block } from '../../message';
import { atMost } from '../../text/cut';
import type { Answer, Services } from '../answer';
import { privateReply } from '../answer';
import { footer } from '../signposts';
import { entryOf, heading, lookUpButton } from './entries';
import { inShort } from './entry-card';
import { retiredIn } from './words-to-retire';
import { sayWorry, worryIn } from './worry';

/** More would bury the message's reader. */
const MOST_TERMS = 3;

/** In characters. No platform lets through a longer message. */
const LONGEST_READ = 12_000;

/**
 * Reads a message that somebody else wrote: the terms that stand in it, and words to retire with what to say instead. It is
 * never a command, nor one question. A worry in it comes first. Nothing of it is kept.
 */
export function readMessage(text: string, services: Services): Answer {
  const read = atMost(text, LONGEST_READ);
  if (read.trim() === '') return privateReply('There is nothing in that message for me to look up.');
  const worry = worryIn(read, services);
  if (worry) return sayWorry(worry, read, services);
  const { content } = services;
  const retired = retiredIn(read, content);
  const terms = namedIn(read, content).slice(0, MOST_TERMS);
  if (retired.length === 0 && terms.length === 0) return privateReply(NOTHING_HERE);
  const ids = [...new Set([...terms, ...retired].map(({ id }) => id))].slice(0, MOST_TERMS);
  return {
    message: {
      audience: 'asker',
      blocks: [
        ...(terms.length > 0 ? [{ kind: 'heading', text: 'In this message' } satisfies Block] : []),
        ...terms.flatMap(({ id }) => termIn(id, content)),
        ...sayInstead(retired.slice(0, MOST_TERMS)),
        { kind: 'buttons', label: 'More about', buttons: ids.flatMap((id) => lookUpButton(id, content) ?? []) },
        footer(),
      ],
    },
    lookup: { results: terms.map((entry) => ({ entry, match: 'exact' })), suggestions: [] },
  };
}

const NOTHING_HERE =
  'I found no term in that message, and no words to retire. If you wonder about a word in it, type it to me.';

function termIn(id: string, content: Content): Block[] {
  const entry = entryOf(id, content);
  return entry ? [{ kind: 'text', label: heading(entry).text, text: inShort(entry) }] : [];
}

function sayInstead(retired: ReturnType<typeof retiredIn>): Block[] {
  if (retired.length === 0) return [];
  const items = retired.map(({ found, instead, why }) => `Not “${found}” but “${instead}”. ${why}`);
  return [
    { kind: 'heading', text: 'Words to retire' },
    { kind: 'list', items },
  ];
}
