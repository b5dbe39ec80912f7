import { APP_NAME, OWN_NAMES } from './command-names';

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

/** What stands after a mention, as a line: some people write the slash there too. */
export function lineIn(text: string): string {
  const bare = (_: string, name: string) => (name.toLowerCase() === APP_NAME ? '' : name);
  return wordsIn(text).replace(COMMAND, bare).trim();
}

/** Slack sends these three characters escaped: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const COMMAND = new RegExp(`^/(?:[\\w-]*-)?(${[...OWN_NAMES, APP_NAME].join('|')})\\b`, 'i');
