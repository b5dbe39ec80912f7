/**
 * People and channels that were mentioned, by id. Slack does not tell their names to a bot that may not list members,
 * but shows each reader the name they know. In our texts an id is between brackets that nobody types (`⟨@U1⟩`), so that
 * `<@U1>` typed letter by letter stays text. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users
 */
const MENTION = /⟨((?:@[UW]|#[CG])[A-Z0-9]{1,20})⟩/g;

/** `⟨@U1⟩` for `@U1`, `⟨#C1⟩` for `#C1`. */
export const mentionOf = (id: string): string => `⟨${id}⟩`;

/** A text split into what is between mentions and the mentions themselves (`@U1` or `#C1`). */
export const aroundMentions = (text: string): readonly { readonly text: string; readonly mentioned: boolean }[] =>
  text
    .split(MENTION)
    .map((part, at) => ({ text: part, mentioned: at % 2 === 1 }))
    .filter((part) => part.text !== '');

export const hasMention = (text: string): boolean => text.search(MENTION) >= 0;

/** For text in which Slack shows no names, such as a button's. */
export const withoutMentions = (text: string): string =>
  text.replace(MENTION, (_, id: string) => (id.startsWith('@') ? '@somebody' : '#channel'));

/** With mentions that take effect in a message's own text: `<@U1>`. */
export const withMentions = (text: string): string => text.replace(MENTION, '<$1>');
