import { mentionOf } from '../render/mentions';
import { APP_NAME, OWN_NAMES } from './request-context';

/**
 * The words of a message in Slack's markup. Mentions, addresses of links, emoji and formatting are not words.
 * https://docs.slack.dev/messaging/formatting-message-text#retrieving
 */
export function wordsIn(text: string): string {
  return unescaped(
    text
      .replace(/<(?:#\w+|https?:[^|<>]*)\|([^<>]*)>/g, '$1')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/:[a-z][\w+-]*:/g, ' ')
      .replace(/^&gt;/gm, ' ')
      .replace(/[*~`]+/g, '')
      .replace(/(?<![^\W_])_+|_+(?![^\W_])/g, ''),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The line that a message says to the bot, after a mention or in a direct message. A poll keeps its question and
 * answers as they were typed; everything else is reduced to its words. Some people write the slash command here too, so
 * that is read as well. `bot`: the bot's user id (`U1`).
 */
export function lineIn(text: string, bot?: string): string {
  const said = withoutAddressees(text, bot);
  const typed = asTyped(said).trim().replace(COMMAND, bare).trim();
  return /^polls?(?!\S)/i.test(typed) ? typed : wordsIn(said).replace(COMMAND, bare).trim();
}

/**
 * Drops the mentions at the beginning, which only address somebody. Elsewhere drops the bot's mention; other mentions
 * stay.
 */
function withoutAddressees(text: string, bot: string | undefined): string {
  const said = text.replace(/^(?:\s*<@\w+(?:\|[^<>]*)?>[\s,:]*)+/, '');
  return bot === undefined ? said : said.replace(new RegExp(`<@${bot}(?:\\|[^<>]*)?>`, 'g'), ' ');
}

const bare = (_: string, name: string) => (name.toLowerCase() === APP_NAME ? '' : name);

/**
 * A text as it was typed, from what Slack makes of people, channels, links and groups. People keep their ids, as Slack
 * does not tell the bot their names, and so does a channel without a name in the text. A link whose label hides its
 * address shows both. https://docs.slack.dev/messaging/formatting-message-text#retrieving
 */
const asTyped = (text: string): string =>
  text
    .split(/(<[^<>]*>)/)
    .map((part, at) => (at % 2 === 1 ? shown(part.slice(1, -1)) : unescaped(part)))
    .join('');

function shown(inside: string): string {
  const [what = '', label = ''] = unescaped(inside).split(/\|(.*)/s);
  if (/^@\w+$/.test(what)) return mentionOf(what);
  if (/^#\w+$/.test(what)) return label ? `#${label}` : mentionOf(what);
  if (what.startsWith('!')) return label || `@${what.slice(1).split('^')[0]}`;
  const address = what.replace(/^(?:mailto|tel):/, '');
  return label === '' || isTheSame(label, address) ? label || address : `${label} (${address})`;
}

/** Slack itself makes `example.org` a link to http://example.org. */
const isTheSame = (label: string, address: string): boolean =>
  address.replace(/^https?:\/\//, '').replace(/\/$/, '') === label.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Slack sends these three characters escaped: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const COMMAND = new RegExp(`^/[\\w-]*(${[...OWN_NAMES, APP_NAME].join('|')})\\b`, 'i');
