/** The short numbers that people in England know by heart. Each is a plain number too, as in “101 children took part”. */
const BARE = '999|101|111|112|18000';
/** What can only be somebody's number: the European helplines, and Shout's text number. */
const SHORT = String.raw`116 ?\d{3}|85258`;
/** A date such as 01-09-2026, or its end. */
const DATE = String.raw`(?:\d{1,2}[ -])?\d{1,2}[ -](?:19|20)\d\d(?!\d)`;
/** Ten or eleven digits from 0 or +44 on, with spaces, hyphens or brackets, as people write them; or Childline's eight. */
const LONG = String.raw`(?!${DATE})(?:\+44|\(?0)(?:[ ()-]{0,2}\d){7,11}`;
const NUMBER = new RegExp(`(?<![\\w.§+-])(?:${LONG}|${SHORT}|(?<bare>${BARE}))(?![\\w-])`, 'g');
/** A number of a part of a law, or of a document, is nobody's phone number. */
const CITED = /\b(?:section|sections|article|part|page|chapter|paragraph|ss?\.|no\.?) ?$/i;

/** The text before a bare number that is to be called. */
const CALL =
  /\b(?:(?:call|ring|phone|text|contact)(?:s|ed|ing)?|dial(?:s|led|ling)?|phoning|rang|via|number)[:,]? ?[“‘"'(]?$/i;
/** “on 101” is a number to call, unless what is counted follows. */
const ON = /\bon ?[“‘"'(]?$/i;
const NOT_COUNTED =
  /^[”’"')]?(?:$|[.,;:!?\n]| [–—]| (?:or|and|if|for|at|now|first|to|when|in|as|so|but|who|straight|immediately|any|free)\b)/i;
/** The two sides of a number that is a sentence, or a part of one, by itself: “In an emergency: 999.” */
const BEGINS = /(?:^|[.:;!?(\n–—]\s*)[“‘"'(]?$/;
const ENDS = /^[”’"')]?\s*(?:$|[;:!?)\n–—]|\.(?!\d))/;

/** The first phone number in a text; undefined if it has none. */
export function phoneNumberIn(text: string): string | undefined {
  for (const { 0: number, index, groups } of text.matchAll(NUMBER)) {
    const before = text.slice(Math.max(0, index - 20), index);
    const isCited = CITED.test(before) && number.length <= 5;
    if (!isCited && (groups?.bare === undefined || isToCall(before, text.slice(index + number.length)))) return number;
  }
  return undefined;
}

const isToCall = (before: string, after: string): boolean =>
  CALL.test(before) || (ON.test(before) && NOT_COUNTED.test(after)) || (BEGINS.test(before) && ENDS.test(after));
