/**
 * Text for a place that Teams shows literally: one line, without characters that are invisible or change the reading
 * direction, and without `{{DATE(…)}}`, which cards evaluate even where they do not read Markdown.
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
 * Text for a place where Teams reads a subset of Markdown. Characters that would take effect are replaced by
 * lookalikes: backslashes are no help, because phones show them
 * (https://github.com/microsoft/AdaptiveCards/issues/5590).
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
  // One of these would start a list, a heading or a quotation; after a word joiner it is only text.
  return /^([-+#=|]|\d+[.)])/.test(plain) ? `\u2060${plain}` : plain;
}

/** A link, or only its text if `url` is not an address that a browser should open. */
export function markdownLink(text: string, url: string): string {
  const address = webAddress(url);
  return address ? `[${escapeMarkdown(text)}](${address})` : escapeMarkdown(text);
}

/** A link that calls a number, or only its text if `number` is not one. */
export const phoneLink = (text: string, number: string): string =>
  /^\+?\d{3,15}$/.test(number) ? `[${escapeMarkdown(text)}](tel:${number})` : escapeMarkdown(text);

/** The address with everything escaped that could end a Markdown link; undefined if it is not http or https. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:'
    ? href.replace(/[()<>\\[\]*`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    : undefined;
}
