import type { Content } from '../../content/schema';
import type { Lookup } from '../../lookup/look-up';
import type { Block, Button, Message } from '../../message';
import type { Services } from '../answer';
import { footer } from '../signposts';
import { entryOf, heading, type LookedUp, lookUpButton } from './entries';
import { inShort } from './entry-card';
import { clashNote, unknownNote } from './found-notes';
import { mayHaveChanged } from './may-have-changed';

/** Whole entries beside each other, up to this many; the others are one press away. */
const SHOWN = 2;
const MOST_BUTTONS = 3;

/** The card for whoever named several entries at once: the first two in short, what is between them, and the rest as buttons. */
export function severalCard(lookup: Lookup, { content, clock }: Pick<Services, 'content' | 'clock'>): Message {
  const entries = lookup.results.flatMap(({ entry }) => entryOf(entry.id, content) ?? []);
  const shown = entries.slice(0, SHOWN);
  return {
    audience: 'asker',
    blocks: [
      ...shown.flatMap((entry): Block[] => [
        heading(entry),
        { kind: 'text', text: inShort(entry) },
        ...mayHaveChanged(entry, clock()),
      ]),
      ...between(shown),
      ...clashNote(lookup),
      ...unknownNote(lookup),
      { kind: 'buttons', label: 'More about', buttons: buttonsOf(entries, content) },
      footer(),
    ],
  };
}

function between([one, other]: readonly LookedUp[]): Block[] {
  if (!one || !other) return [];
  const linked = one.related.includes(other.id) || other.related.includes(one.id);
  return linked ? [{ kind: 'note', text: 'These two are linked, but they are not the same.' }] : [];
}

const buttonsOf = (entries: readonly { readonly id: string }[], content: Content): Button[] =>
  entries.slice(0, MOST_BUTTONS).flatMap(({ id }) => lookUpButton(id, content) ?? []);
