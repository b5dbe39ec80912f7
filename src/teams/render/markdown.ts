/**
 * Text for a place that Teams shows as it is: one line, no characters that cannot be seen or that turn the reading
 * direction, and no `{{DATE(…)}}`, which cards work out even where they know no Markdown.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export function plainCardText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\{(?=\{)/g, '{ ')
    .trim();
}

/**
 * Text for a place where Teams reads a subset of Markdown. What would take effect is replaced by a sign that looks alike:
 * backslashes are no way out, because phones show them (https://github.com/microsoft/AdaptiveCards/issues/5590).
 */
export function escapeMarkdown(text: string): string {
  const plain = plainCardText(text)
    .replaceAll('*', '∗')
    .replaceAll('_', 'ˍ')
    .replaceAll('~', '∼')
    .replaceAll('`', '’')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('\\', '/')
    .replace(/&(?=#?\w+;)/g, '＆');
  // A list, a heading or a quotation begins with one of these; behind a word joiner it is only text.
  return /^([-+#=|]|\d+[.)])/.test(plain) ? `\u2060${plain}` : plain;
}

/** A link, or only its text where the address is none that a browser should open. */
export function markdownLink(text: string, url: string): string {
  const address = webAddress(url);
  return address ? `[${escapeMarkdown(text)}](${address})` : escapeMarkdown(text);
}

/** A link that calls a number, or only its text where it is none. */
export const phoneLink = (text: string, number: string): string =>
  /^\+?\d{3,15}$/.test(number) ? `[${escapeMarkdown(text)}](tel:${number})` : escapeMarkdown(text);

/** The address written so that nothing in it can end a Markdown link. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:'
    ? href.replace(/[()<>\\[\]*`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    : undefined;
}
