import { people } from '../people';
import { BOT } from '../slack/workspace';

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text as Slack shows it: names for the people in it. */
export function readable(text: string): string {
  return text
    .replace(/<@(\w+)>/g, (_, id: string) => `@${nameOf(id)}`)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const nameOf = (id: string) =>
  id === BOT.userId ? BOT.name : (people.find(({ slack: ids }) => ids.userId === id)?.name ?? id);
