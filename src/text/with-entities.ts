/** Escapes `&`, `<` and `>`, as Slack's mrkdwn and the content of HTML elements need. Not safe for an HTML attribute. */
export const withEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
