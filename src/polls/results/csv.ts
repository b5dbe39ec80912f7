import type { ClosedResult } from './closed-result';

/** The parts of a closed poll that are exported. */
type Exported = { readonly question: string; readonly closedAt: Date; readonly result: ClosedResult };

const COLUMNS = ['Question', 'Closed', 'Voters', 'Answer', 'Result', 'Share in per cent'];

/**
 * Closed polls as CSV, one line per answer, with only what their cards show. A sentence that a card says of the result as
 * a whole has a line of its own, without an answer. Quoted as in RFC 4180
 * (https://www.rfc-editor.org/rfc/rfc4180). It starts with a byte order mark: without one, Excel misreads curly
 * quotation marks, accents and emoji, and other programs that read CSV as UTF-8 skip it.
 */
export const csvOf = (...polls: readonly Exported[]): string =>
  `\ufeff${[COLUMNS, ...polls.flatMap(rowsOf)].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function rowsOf({ question, closedAt, result }: Exported): readonly (readonly string[])[] {
  const about = [question, closedAt.toISOString()];
  if (!('shares' in result)) return [[...about, '', '', withheld(result), '']];
  return [
    ...(result.kind === 'few' && result.says !== null ? [[...about, result.voters, '', result.says, '']] : []),
    ...result.shares.map(({ label, words, share }) => [...about, result.voters, label, words, String(share ?? '')]),
  ];
}

const withheld = (result: Exclude<ClosedResult, { shares: unknown }>): string =>
  result.kind === 'too few'
    ? `Fewer than ${result.minimum} people voted`
    : `The same question showed a result in the 24 hours before${result.from === undefined ? '' : `; shown from ${result.from}`}`;

/**
 * A spreadsheet takes a text for a formula because of its first character, even a full-width one, and some skip blanks
 * before it. An apostrophe in front makes it text: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const isFormula = /^[\s\p{C}"']*[=+\-@＝＋－＠﹦﹢﹣﹫−|%]/u.test(text) || /^[\t\r\n]/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
