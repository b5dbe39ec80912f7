/**
 * Rows as CSV, quoted as in RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180). It starts with a byte order mark: without one, Excel
 * misreads curly quotation marks, accents and emoji, and other programs that read CSV as UTF-8 skip it.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

/**
 * A spreadsheet takes a text for a formula because of its first character, even a full-width one, and some skip blanks
 * before it. An apostrophe in front makes it text: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const isFormula = /^[\s\p{C}"']*[=+\-@＝＋－＠﹦﹢﹣﹫−|%]/u.test(text) || /^[\t\r\n]/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
