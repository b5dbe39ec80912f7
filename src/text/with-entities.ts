/** A text whose `&`, `<` and `>` take no effect: as Slack's own text and the content of HTML are escaped. Not for an attribute. */
export const withEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
