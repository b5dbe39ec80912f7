import type { Content, Signpost, Worry } from '../../content/schema';
import type { Block, Contact, Contacts, Message, Reach } from '../../message';
import type { Handler } from '../answer';

/** What the bot is not, in one line, so that nobody in danger waits for it. */
export const ONLY_A_GLOSSARY = 'I am only a glossary, and nobody reads this chat.';

export const WHO_TO_CALL = 'Who to call';

/** Somebody to go to even if nobody has filled in a local contact. */
const SAFEGUARDING_LEAD: Contact = { label: 'Your safeguarding lead', reach: [], when: 'They know who to call here.' };

/** Signposts that differ from place to place. The shipped pack leaves them empty; a partnership fills them in. */
const LOCAL: ReadonlySet<string> = new Set(['local-front-door', 'adult-social-care', 'lado', 'staff-support']);

/**
 * Who to call about a worry, in order. Contacts that nobody has filled in or checked are left out. If the worry needs
 * somebody local and no local contact is filled in, the safeguarding lead comes last, except for a person's own distress.
 */
export function contactsFor({ kind, call }: Worry, content: Content): Contact[] {
  const named = call.flatMap((id) => content.signposts.find((one) => one.id === id) ?? []);
  const local = named.filter(({ id }) => LOCAL.has(id));
  const needsLead = kind !== 'own-distress' && local.length > 0 && local.every(({ contact }) => contact === null);
  return [...named.flatMap(contactOf), ...(needsLead ? [SAFEGUARDING_LEAD] : [])];
}

/** Who to call whatever it is about: the contacts marked as first, and the first contact of each kind of worry. */
export const firstContacts = (content: Content): Contact[] =>
  content.signposts.filter((one) => isFirst(one, content)).flatMap(contactOf);

/** The card with the first contacts, and all the others in small type below. */
export function whoToCall(content: Content): Block[] {
  const others = content.signposts.filter((one) => !isFirst(one, content)).flatMap(contactOf);
  return [
    { kind: 'heading', text: WHO_TO_CALL },
    contactsBlock(firstContacts(content), true),
    { kind: 'text', text: ONLY_A_GLOSSARY },
    ...(others.length > 0 ? [contactsBlock(others, false)] : []),
  ];
}

/** Contacts that nobody has verified, each marked as that. Their numbers cannot be pressed, so that none looks as sure as those above. */
function notVerified({ signposts }: Content): Block[] {
  const some = signposts.flatMap(({ id, label, contact, when, verified }): Contact[] =>
    contact === null || verified || LOCAL.has(id)
      ? []
      : [{ label, reach: [{ text: `${contact} (not verified)` }], when }],
  );
  return some.length > 0 ? [contactsBlock(some, false)] : [];
}

const isFirst = ({ id, footer }: Signpost, { worries }: Content) =>
  footer || worries.some(({ call }) => call[0] === id);

/** A card that only the asker may see. Where that is impossible, everybody sees who to call, whatever it is about. */
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

/** The telephone numbers of a contact, and the words around them. A number has at least three digits, perhaps with single spaces. */
function reachOf(contact: string): Reach[] {
  return contact
    .split(/(?<![\w@.])(\+?\d(?: ?\d){2,14})(?![\w@])/)
    .map((text, at): Reach => (at % 2 === 1 ? { text, call: text.replaceAll(' ', '') } : { text }))
    .filter(({ text }) => text !== '');
}

/** `signposts`, the button of the small print under cards: everybody there is to call, at the end those not verified. */
export const signposts: Handler = (_words, _asker, { content }) => ({
  message: inConfidence([...whoToCall(content), ...notVerified(content)], content),
});
