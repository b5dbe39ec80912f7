import type { Content, Principle, Term, Theme } from '../../content/schema';
import type { Block, Button, Doer, Message } from '../../message';
import { footer } from '../signposts';
import { entryOf, heading } from './entries';
import { moreAbout } from './entry-more';
import { inYourRole, ROLE_LABELS, type Role } from './role-view';

/** How an entry is shown. `role`: the reader's, if they have said that it may be kept. `beside`: buttons beside “More”. */
type How = { readonly role?: Role | undefined; readonly beside?: readonly Button[] };

/** The card of one entry: what answers the question, and “More” for the rest. Undefined if no entry has this id. */
export function entryCard(id: string, content: Content, { role, beside = [] }: How = {}): Block[] | undefined {
  const entry = entryOf(id, content);
  if (!entry) return undefined;
  const more: Button = { label: 'More', command: `more ${id}`, opens: moreAbout(entry, content) };
  const forRole = 'meaning' in entry && !role ? [inYourRole(id)] : [];
  return [heading(entry), ...short(entry, role), { kind: 'buttons', buttons: [more, ...forRole, ...beside] }, footer()];
}

/** The same card with “More” open, where a platform cannot unfold it in place. Undefined if no entry has this id. */
export function openCard(id: string, content: Content, beside: readonly Button[]): Block[] | undefined {
  const entry = entryOf(id, content);
  if (!entry) return undefined;
  const less: Button = { label: 'Show less', command: `less ${id}` };
  return [
    heading(entry),
    ...short(entry, undefined).slice(0, 1),
    ...moreAbout(entry, content),
    { kind: 'buttons', buttons: [less, ...beside] },
    footer(),
  ];
}

/** An entry's card for everybody in the conversation. Undefined if no entry has this id. */
export function sharedCard(id: string, by: Omit<Doer, 'did'>, content: Content): Message | undefined {
  const blocks = entryCard(id, content);
  return blocks && { audience: 'conversation', by: { ...by, did: 'Shared' }, blocks };
}

function short(entry: Term | Principle | Theme, role: Role | undefined): Block[] {
  if ('term' in entry) return [{ kind: 'text', text: entry.definition }];
  const [label, text] = firstThought(entry, role);
  return [
    { kind: 'text', text: entry.summary },
    ...(text === undefined ? [] : [{ kind: 'text', label, text } satisfies Block]),
  ];
}

/** One thing to take into the next meeting. */
function firstThought(entry: Principle | Theme, role: Role | undefined): [string, string | undefined] {
  if (!('meaning' in entry)) return ['For a start', entry.points[0]];
  return role ? [ROLE_LABELS[role], entry.meaning[role][0]] : ['To think about', entry.questions[0]];
}
