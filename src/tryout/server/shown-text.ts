import { people } from '../people';
import { BOT } from '../slack/workspace';

/** Escapes a text as both platforms do: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Returns a text as Slack shows it, with names instead of user ids. */
export const shownInSlack = (text: string) =>
  unescaped(text.replace(/<@(\w+)>/g, (_, id: string) => `@${nameInSlack(id)}`));

/** Returns a text as Teams shows it, with mentions as `@name`; empty if the value is no string. */
export const shownInTeams = (text: unknown) =>
  typeof text === 'string' ? unescaped(text.replace(/<at>([^<]*)<\/at>/g, '@$1')) : '';

const nameInSlack = (id: string) =>
  id === BOT.userId ? BOT.name : (people.find(({ slack }) => slack.userId === id)?.name ?? id);
