import { atMost } from '../../text/cut';

/** Characters. Longer than a page that somebody pastes; the search also limits its own work. */
const LONGEST_LINE = 12_000;

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The text that a person typed, from the HTML that Teams sends. Mentions of the bot, whose names are in `bot`, are
 * removed; mentions of other people become their names. Line breaks, emoji and link texts stay, mark-up is removed, and
 * entities become their characters. A slash at the start, as in a slash command, is dropped.
 */
export function textFromTeamsHtml(text: string, bot: readonly string[] = []): string {
  return atMost(text, LONGEST_LINE)
    .replace(/<at\b[^<>]*>([^<]*)<\/at>/gi, (_, name: string) => (bot.includes(name) ? ' ' : name))
    .replace(/<(?:img|emoji)\b[^<>]*\balt="([^"<>]*)"[^<>]*>/gi, '$1')
    .replace(/<a\b[^<>]*\bhref="([^"<>]*)"[^<>]*>\s*<\/a>/gi, '$1')
    .replace(/<\/?(?:br|p|div|li|ul|ol|h\d|blockquote|pre|tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?(?:a|b|i|u|s|em|strong|strike|del|span|font|code|emoji)\b[^<>]*>/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(
      /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi,
      (whole, name: string) => character(name.toLowerCase()) ?? whole,
    )
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?[\r\n][\s]*/g, '\n')
    .trim()
    .replace(/^\/\s*/, '');
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
