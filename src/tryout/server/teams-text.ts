/** A text as Teams shows it: mentions by name, entities as the signs they stand for. */
export function readable(text: unknown): string {
  return (typeof text === 'string' ? text : '')
    .replace(/<at>([^<]*)<\/at>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** A text that a person typed, as Teams sends it. */
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
