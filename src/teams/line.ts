import { atMost } from '../cut';

/** Longer than anything that a person types to a look-up; the search bounds its own work besides. */
const LONGEST_LINE = 4000;

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The line that a person typed, from the text that Teams sends: mentions are gone, markup and line breaks are spaces, and
 * entities are the characters they stand for. A slash in front, as of a slash command, is dropped.
 */
export function plainLine(text: string): string {
  return atMost(text, LONGEST_LINE)
    .replace(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(
      /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi,
      (whole, name: string) => character(name.toLowerCase()) ?? whole,
    )
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .replace(/^\/\s*/, '');
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
