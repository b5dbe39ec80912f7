import { people } from '../people';
import { BOT } from '../slack/workspace';

/** What a person typed, with the three signs that Slack and Teams send as entities: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A text as Slack shows it: names for the people in it. */
export const shownInSlack = (text: string) =>
  unescaped(text.replace(/<@(\w+)>/g, (_, id: string) => `@${nameInSlack(id)}`));

/** A text as Teams shows it: mentions by name. Empty for what is no text. */
export const shownInTeams = (text: unknown) =>
  typeof text === 'string' ? unescaped(text.replace(/<at>([^<]*)<\/at>/g, '@$1')) : '';

const nameInSlack = (id: string) =>
  id === BOT.userId ? BOT.name : (people.find(({ slack }) => slack.userId === id)?.name ?? id);
