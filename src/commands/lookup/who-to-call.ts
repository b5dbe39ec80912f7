import type { Content, Signpost, Worry } from '../../content/schema';
import type { Block, Contact, Contacts, Message, Reach } from '../../message';

/** What the bot is not, in one line: whoever is in danger must not wait for it. */
export const ONLY_A_GLOSSARY = 'I am only a glossary, and nobody reads this chat.';

export const WHO_TO_CALL = 'Who to call';

/** Where nobody has filled in a local contact, there is still somebody to go to. */
const SAFEGUARDING_LEAD: Contact = { label: 'Your safeguarding lead', reach: [], when: 'They know who to call here.' };

/** These are different in each place. The shipped pack leaves them empty, and a partnership fills them in. */
const LOCAL: ReadonlySet<string> = new Set(['local-front-door', 'adult-social-care', 'lado', 'staff-support']);

/**
 * Whom to call about a worry, the first to call first. What nobody has filled in or checked is left out; where a child or
 * an adult needs somebody local and none is filled in, the safeguarding lead stands last.
 */
export function contactsFor({ kind, call }: Worry, content: Content): Contact[] {
  const named = call.flatMap((id) => content.signposts.find((one) => one.id === id) ?? []);
  const local = named.filter(({ id }) => LOCAL.has(id));
  const needsLead = kind !== 'own-distress' && local.length > 0 && local.every(({ contact }) => contact === null);
  return [...named.flatMap(contactOf), ...(needsLead ? [SAFEGUARDING_LEAD] : [])];
}

/** Whom to call whatever it is about: those under every card, and whom each kind of worry calls first. */
export const firstContacts = (content: Content): Contact[] =>
  content.signposts.filter((one) => isFirst(one, content)).flatMap(contactOf);

/** The card of them, with all others small below. */
export function whoToCall(content: Content): Block[] {
  const others = content.signposts.filter((one) => !isFirst(one, content)).flatMap(contactOf);
  return [
    { kind: 'heading', text: WHO_TO_CALL },
    contactsBlock(firstContacts(content), true),
    { kind: 'text', text: ONLY_A_GLOSSARY },
    ...(others.length > 0 ? [contactsBlock(others, false)] : []),
  ];
}

const isFirst = ({ id, footer }: Signpost, { worries }: Content) =>
  footer || worries.some(({ call }) => call[0] === id);

/** A card that nobody but whoever asked may see; where that cannot be, others see whom to call, whatever it is about. */
export const inConfidence = (blocks: readonly Block[], content: Content): Message => ({
  audience: 'asker',
  confidential: { inFrontOfOthers: whoToCall(content) },
  blocks,
});

export const contactsBlock = (contacts: readonly Contact[], large: boolean): Contacts => ({
  kind: 'contacts',
  large,
  contacts,
});

function contactOf({ id, label, contact, when, verified }: Signpost): Contact[] {
  const stands = contact !== null && (verified || LOCAL.has(id));
  return stands ? [{ label, reach: reachOf(contact), when }] : [];
}

/** The numbers of a contact, and the words around them. A number is at least three digits, with spaces between them. */
function reachOf(contact: string): Reach[] {
  return contact
    .split(/(?<![\w@.])(\+?\d(?: ?\d){2,14})(?![\w@])/)
    .map((text, at): Reach => (at % 2 === 1 ? { text, call: text.replaceAll(' ', '') } : { text }))
    .filter(({ text }) => text !== '');
}
