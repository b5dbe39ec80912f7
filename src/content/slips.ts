import { slipInValue } from './slip-in-value';
import { continuationOf, type FieldNames, type Line, readLine } from './slip-line';
import {
  type Column,
  firstOfList,
  rememberColumn,
  type Slip,
  slipAtListEdge,
  slipOfIndent,
  slipOfOpener,
} from './slip-of-indent';
import { slipWithinLine } from './slip-within-line';

/**
 * Reads a file that is not valid YAML as its writer would, and says what is wrong in their words: a quote without its
 * partner, a colon in a text, a line that starts too far left. `fields` are the names that the file may use. Returns an
 * empty list if it finds nothing; then only the parser's own error is left to report.
 */
export function findSlips(source: string, fields: FieldNames): Slip[] {
  const lines = source.split('\n').map((text, at) => readLine(text, at + 1, fields));
  const tabs = lines.filter(({ spaces }) => spaces.includes('\t'));
  if (tabs.length > 0) {
    // As if they were the two spaces that they were meant to be, so that they hide no other slip.
    const others = findSlips(
      source.replace(/^[^\S\n]*\t[^\S\n]*/gm, (spaces) => spaces.replaceAll('\t', '  ')),
      fields,
    );
    const told = new Set(tabs.map(({ number }) => number));
    return [
      ...tabs.map(({ number }) => ({ line: number, says: TAB })),
      ...others.filter(({ line }) => !told.has(line)),
    ];
  }
  const first = firstOfList(lines);
  const slips: Slip[] = [];
  const columns: Column[] = [];
  let above: Line | undefined;
  for (let at = 0; at < lines.length; at++) {
    const asWritten = lines[at];
    if (!asWritten || asWritten.text === '' || asWritten.text.startsWith('#')) continue;
    const found = (says: string) => slips.push({ line: asWritten.number, says });
    const mark = slipWithinLine(asWritten, fields);
    if (mark !== undefined) found(mark.says);
    if (mark !== undefined && mark.meant === undefined) return slips;
    const line =
      mark?.meant === undefined ? asWritten : readLine(asWritten.spaces + mark.meant, asWritten.number, fields);
    const below = lines.slice(at + 1);
    const misplaced =
      slipAtListEdge(line, first) ??
      slipOfOpener(line, above, below, fields) ??
      slipOfIndent(line, above, columns, { fields, below });
    if (misplaced !== undefined) {
      // The lines below are judged by their place relative to this one, so they would be reported without a reason.
      slips.push({ ...misplaced });
      return slips;
    }
    if (line.key === undefined && !line.dash && above) continue;
    rememberColumn(line, columns);
    const goesOn = continuationOf(line, below);
    const wrong = slipInValue(
      line.value,
      goesOn.map(({ text }) => text),
    );
    if (wrong !== undefined) {
      found(line.key === undefined ? wrong.says : `${line.key}: ${wrong.says}`);
      // After a quote or bracket that is never closed, nothing can be said about the rest of the file.
      if (wrong.isOpen) return slips;
    }
    above = line;
    at += goesOn.length;
  }
  return slips;
}

export const TAB = 'found a tab at the start of the line; use spaces';
