import type { types } from '@slack/bolt';
import { aroundCode, withoutCode } from '../../text/code';
import { withEntities } from '../../text/with-entities';
import { withMentions } from './mentions';
import { isWebAddress } from './rich-text';

/**
 * Puts invisible joiners around characters that would format the text, and escapes the three characters that Slack
 * reads. For the few places that take no `rich_text`.
 */
export const escapedMrkdwn = (text: string): string =>
  withEntities(text)
    .replace(/[*_~`]/g, '\u2060$&\u2060')
    // At the beginning of a line it makes a quotation, even when it is escaped.
    .replace(/^&gt;/gm, '\u2060$&');

/** A text in which people, channels and lines that can be typed look as they do elsewhere, and nothing else has an effect. */
export const asMrkdwn = (text: string): string =>
  aroundCode(text)
    .map((piece) => (piece.code ? `\`${withEntities(piece.text)}\`` : withMentions(escapedMrkdwn(piece.text))))
    .join('');

export const boldMrkdwn = (text: string): string => `*${asMrkdwn(text.replace(/\s+/g, ' ').trim())}*`;

/** `verbatim`: Slack leaves text that looks like an address, a channel or a person as it is. */
export const mrkdwnSection = (text: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});

/** A link with words of its own. An address that is none of the web's is left out. */
export function mrkdwnLink(text: string, url: string): string {
  const words = asMrkdwn(withoutCode(text).replace(/\s+/g, ' '));
  if (!isWebAddress(url) || words.trim() === '') return words;
  const address = withEntities(url.replace(/[<>|\s]/g, encodeURIComponent));
  return `<${address}|${words}>`;
}
