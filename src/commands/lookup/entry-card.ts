import type { Content, Principle, Theme } from '../../content/schema';
import { isLasting, lasting } from '../../lasting';
import type { Block, Button, Doer, Message } from '../../message';
import type { Audience } from '../../reflection/schedule';
import type { Services } from '../answer';
import { footer } from '../signposts';
import { entryOf, heading, type LookedUp } from './entries';
import { moreAbout } from './entry-more';
import { keptBlocks } from './kept-blocks';
import { mayHaveChanged } from './may-have-changed';
import { resourceShort } from './resource-card';
import { inYourRole, ROLE_LABELS } from './role-view';

/**
 * How an entry is shown. `role`: the reader's, if they have said that it may be kept. `beside`: buttons beside “More”. `notes`:
 * blocks below the heading. `brief`: the first sentence only.
 */
type How = {
  readonly role?: Audience | undefined;
  readonly beside?: readonly Button[];
  readonly notes?: readonly Block[];
  readonly brief?: boolean;
};

type Knowing = Pick<Services, 'content' | 'clock'>;

/**
 * The card of one entry: what answers the question, and “More” for the rest. Undefined if no entry has this id. Cards are
 * kept, as they are made of the content, the day and the reader’s role alone; one with a note that is not lasting is made anew
 * around them.
 */
export function entryCard(id: string, { content, clock }: Knowing, how: How = {}): readonly Block[] | undefined {
  const entry = entryOf(id, content);
  if (!entry) return undefined;
  const now = clock();
  const { role = '', brief = false, beside = [], notes = [] } = how;
  const key = `card ${id} ${role} ${brief} ${Math.floor(now.getTime() / DAY_MS)}`;
  const alone = () => keptBlocks(content, key, () => newCard(entry, content, now, how));
  if (beside.length === 0 && notes.length === 0) return alone();
  // A button’s line tells it from all others.
  const besideKey = `${key} ${beside.map(({ command }) => command).join()}`;
  const buttoned = () => keptBlocks(content, besideKey, () => alone().map((block) => withButtons(block, beside)));
  if (notes.length === 0) return buttoned();
  const noted = () => [...buttoned().slice(0, 1), ...notes, ...buttoned().slice(1)];
  return notes.every(isLasting) ? keptBlocks(content, `${besideKey} ${JSON.stringify(notes)}`, noted) : noted();
}

const DAY_MS = 24 * 60 * 60_000;

/** The same card with others beside “More”: all but this row is made and drawn once for all of them. */
const withButtons = (block: Block, beside: readonly Button[]): Block =>
  block.kind === 'buttons' ? { ...block, buttons: [...block.buttons, ...beside] } : block;

function newCard(entry: LookedUp, content: Content, now: Date, { role, brief = false }: How): Block[] {
  const { id } = entry;
  const opens = moreAbout(entry, content).map(lasting);
  const more: Button = lasting({ label: 'More', command: `more ${id}`, opens });
  const forRole = 'meaning' in entry && !role ? [inYourRole(id)] : [];
  return [
    heading(entry),
    ...(brief ? [{ kind: 'text', text: inShort(entry) } satisfies Block] : short(entry, role, content)),
    ...mayHaveChanged(entry, now),
    { kind: 'buttons', buttons: [more, ...forRole] },
    footer(),
  ];
}

/** The same card with “More” open, where a platform cannot unfold it in place. Undefined if no entry has this id. */
export function openCard(id: string, { content, clock }: Knowing, beside: readonly Button[]): Block[] | undefined {
  const entry = entryOf(id, content);
  if (!entry) return undefined;
  const less: Button = { label: 'Show less', command: `less ${id}` };
  return [
    heading(entry),
    ...short(entry, undefined, content).slice(0, 1),
    ...mayHaveChanged(entry, clock()),
    ...moreAbout(entry, content),
    { kind: 'buttons', buttons: [less, ...beside] },
    footer(),
  ];
}

/** An entry's card for everybody in the conversation. Undefined if no entry has this id. */
export function sharedCard(id: string, by: Omit<Doer, 'did'>, knowing: Knowing): Message | undefined {
  const blocks = entryCard(id, knowing);
  return blocks && { audience: 'conversation', by: { ...by, did: 'Shared' }, blocks };
}

/** The first sentence, where there is something else to say before it; the first two if the first says little. */
export function inShort(entry: LookedUp): string {
  const text = 'term' in entry ? entry.definition : 'about' in entry ? entry.about : entry.summary;
  const [first = text, second = ''] = text.match(/.*?[.!?](?=\s|$)/gs) ?? [];
  return first.split(/\s+/).length < FEW_WORDS ? first + second : first;
}

/** “A kind of child sexual abuse.” tells nobody what is peculiar to it. */
const FEW_WORDS = 8;

function short(entry: LookedUp, role: Audience | undefined, content: Content): Block[] {
  if ('about' in entry) return resourceShort(entry, content);
  if ('term' in entry) return [{ kind: 'text', text: entry.definition }];
  const [label, text] = firstThought(entry, role);
  return [
    { kind: 'text', text: entry.summary },
    ...(text === undefined ? [] : [{ kind: 'text', label, text } satisfies Block]),
  ];
}

/** One thing to take into the next meeting. */
function firstThought(entry: Principle | Theme, role: Audience | undefined): [string, string | undefined] {
  if (!('meaning' in entry)) return ['For a start', entry.points[0]];
  return role ? [ROLE_LABELS[role], entry.meaning[role][0]] : ['To think about', entry.questions[0]];
}
