import { mentionOf } from '../render/mentions';
import { APP_NAME, OWN_NAMES } from './request-context';

/**
 * The words of a message, out of Slack's markup: mentions, links' addresses, emoji and formatting are not words.
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
 * What stands after a mention, or is written to the bot itself, as a line. A poll keeps its question and answers as they
 * were typed; everything else is looked up or read by its words. Some people write the slash there too. `bot`: its user id.
 */
export function lineIn(text: string, bot?: string): string {
  const said = withoutAddressees(text, bot);
  const typed = asTyped(said).trim().replace(COMMAND, bare).trim();
  return /^polls?(?!\S)/i.test(typed) ? typed : wordsIn(said).replace(COMMAND, bare).trim();
}

/** Whoever is mentioned first is spoken to; elsewhere the bot is no word, and everybody else is. */
function withoutAddressees(text: string, bot: string | undefined): string {
  const said = text.replace(/^(?:\s*<@\w+(?:\|[^<>]*)?>[\s,:]*)+/, '');
  return bot === undefined ? said : said.replace(new RegExp(`<@${bot}(?:\\|[^<>]*)?>`, 'g'), ' ');
}

const bare = (_: string, name: string) => (name.toLowerCase() === APP_NAME ? '' : name);

/**
 * A text as it was typed, out of what Slack makes of it: people, channels, links, groups. People keep their ids, for
 * nobody tells the bot their names, and so does a channel whose name is not told; a link that hides its address shows it.
 * https://docs.slack.dev/messaging/formatting-message-text#retrieving
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

/** `example.org` becomes a link to http://example.org by itself. */
const isTheSame = (label: string, address: string): boolean =>
  address.replace(/^https?:\/\//, '').replace(/\/$/, '') === label.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Slack sends these three characters escaped: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const COMMAND = new RegExp(`^/[\\w-]*(${[...OWN_NAMES, APP_NAME].join('|')})\\b`, 'i');
