/** The short numbers that people in England know by heart, and text numbers such as 85258. */
const SHORT = String.raw`999|101|111|112|116 ?\d{3}|18000|85258`;
/** Ten or eleven digits from 0 or +44 on, with spaces, hyphens or brackets, as people write them; or Childline's eight. */
const LONG = String.raw`(?:\+44|\(?0)(?:[ ()-]{0,2}\d){7,11}`;
const NUMBER = new RegExp(`(?<![\\w.§+-])(?:${LONG}|${SHORT})(?![\\w-])`, 'g');
/** A number of a part of a law, or of a document, is nobody's phone number. */
const CITED = /\b(?:section|sections|article|part|page|chapter|paragraph|ss?\.|no\.?) ?$/i;

/** The first phone number in a text; undefined if it has none. */
export function phoneNumberIn(text: string): string | undefined {
  for (const { 0: number, index } of text.matchAll(NUMBER))
    if (!CITED.test(text.slice(Math.max(0, index - 12), index)) || number.length > 5) return number;
  return undefined;
}
