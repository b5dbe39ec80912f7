/**
 * People and channels that were mentioned, by their ids: Slack does not tell a name to a bot that may not read who is
 * there, and draws it, as each reader knows it. In our texts they stand in signs that nobody types, so that `<@U1>`, typed
 * letter by letter, stays what it is. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users
 */
const MENTION = /⟨((?:@[UW]|#[CG])[A-Z0-9]{1,20})⟩/g;

/** `@U1` or `#C1`, as it stands in a text of ours. */
export const mentionOf = (id: string): string => `⟨${id}⟩`;

/** A text between its mentions, and what is mentioned: `@U1` or `#C1`. */
export const aroundMentions = (text: string): readonly { readonly text: string; readonly mentioned: boolean }[] =>
  text
    .split(MENTION)
    .map((part, at) => ({ text: part, mentioned: at % 2 === 1 }))
    .filter((part) => part.text !== '');

export const hasMention = (text: string): boolean => text.search(MENTION) >= 0;

/** For a place where Slack draws no names, such as a button. */
export const withoutMentions = (text: string): string =>
  text.replace(MENTION, (_, id: string) => (id.startsWith('@') ? '@somebody' : '#channel'));

/** As they take effect in a message's own text. */
export const withMentions = (text: string): string => text.replace(MENTION, '<$1>');
