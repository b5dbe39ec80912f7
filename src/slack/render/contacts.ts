import type { types } from '@slack/bolt';
import type { Contact, Contacts, Reach } from '../../message';
import { contactLine } from '../../plain-text';
import { cut } from '../../text/cut';
import { HEADER_TEXT, TEXT_OBJECT } from './limits';
import { escapedMrkdwn as escaped, mrkdwnSection } from './mrkdwn';

/**
 * Whom to call. `large`: each as a header, the largest text that Slack has, with a link below it that calls; otherwise
 * all in one block. The links are in mrkdwn, which Slack never refuses: if a client does not know `tel:`, the number
 * can still be read. https://docs.slack.dev/messaging/formatting-message-text#linking-urls does not say which addresses
 * may be linked.
 */
export function contactBlocks({ large, contacts }: Contacts): (types.HeaderBlock | types.SectionBlock)[] {
  if (!large) return contacts.length > 0 ? [section(contacts.map(smallLine).join('\n'))] : [];
  return contacts.flatMap((contact) => {
    const below = [linksOf(contact.reach), escaped(contact.when)].filter(Boolean).join(' · ');
    return [header(contactLine(contact)), ...(below ? [section(below)] : [])];
  });
}

const smallLine = ({ label, reach }: Contact) =>
  [escaped(label), reach.map(linked).join('')].filter(Boolean).join(': ');

const linksOf = (reach: readonly Reach[]) =>
  reach
    .filter(({ call }) => call !== undefined)
    .map(({ text, call }) => linked({ text: `Call ${text}`, ...(call ? { call } : {}) }))
    .join(' · ');

const linked = ({ text, call }: Reach) =>
  call && /^\+?\d+$/.test(call) ? `<tel:${call}|${escaped(text)}>` : escaped(text);

const header = (text: string): types.HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, HEADER_TEXT), emoji: false },
});

const section = (text: string): types.SectionBlock => mrkdwnSection(cut(text, TEXT_OBJECT));
