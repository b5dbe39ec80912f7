import { cut } from '../text/cut';
import { slipInValue } from './slip-in-value';

/** The field names that a file may use: `own` at the top level of an entry, `all` at every level. */
export type FieldNames = { readonly own: ReadonlySet<string>; readonly all: ReadonlySet<string> };

export type Slip = { readonly line: number; readonly says: string };

type Line = {
  readonly number: number;
  /** The whole line, trimmed. */
  readonly text: string;
  readonly dash: boolean;
  /** The column, from 0, at which the text begins after spaces and dashes. */
  readonly column: number;
  readonly indent: number;
  readonly spaces: string;
  readonly key?: string;
  readonly value: string;
};

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

type Column = { readonly at: number; readonly first: Line };

const KEY = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/;

function readLine(text: string, number: number, fields: FieldNames): Line {
  const [, spaces = '', dashes = '', rest = ''] = /^(\s*)((?:-\s+|-$)*)(.*)$/.exec(text.trimEnd()) ?? [];
  const [, name, value = ''] = KEY.exec(rest) ?? [];
  const isKey = name !== undefined && (fields.all.has(name) || dashes === '');
  return {
    number,
    text: text.trim(),
    dash: dashes !== '',
    indent: spaces.length,
    spaces,
    column: spaces.length + dashes.length,
    ...(isKey ? { key: name, value: value.trim() } : { value: rest }),
  };
}

/** What is wrong with the line by itself, whatever is around it; and what it was meant to be, as far as that is clear. */
function slipWithinLine(
  { text, indent }: Line,
  fields: FieldNames,
): { readonly says: string; readonly meant?: string } | undefined {
  if (/^(<{7}|={7}$|>{7})/.test(text) && indent === 0)
    return {
      says: 'found the marks of two versions that were never merged into one (<<<<<<<, =======, >>>>>>>); keep one version and delete the marks',
    };
  const [, sign, item = ''] = /^([–—•·*‣◦])\s*(\S.*)/.exec(text) ?? [];
  if (sign !== undefined && !/^\*{2,}$/.test(text))
    return {
      says: `found ${sign} at the start of the line; a list needs a hyphen and a space there: "- "`,
      meant: `- ${item}`,
    };
  if (/^-[^\s-]/.test(text)) {
    const meant = `- ${text.slice(1)}`;
    return { says: `found no space after the dash; write "- ${short(text.slice(1))}"`, meant };
  }
  const [, dash = '', name = '', sep = '', rest = ''] = /^(-\s+)?([A-Za-z]\w*)\s*([:;：=]|\s)\s*(.*)$/.exec(text) ?? [];
  if (!fields.all.has(name) || (indent > 0 && sep.trim() === '')) return undefined;
  const meant = `${dash}${name}: ${rest}`;
  if (sep === ':' && /^(?:-\s+)?\w+:\S/.test(text))
    return { says: `found no space after the colon; write "${name}: ${short(rest)}"`, meant };
  if (sep !== ':') return { says: `found "${name}" without a colon after it; write "${name}: ${short(rest)}"`, meant };
  return undefined;
}

/** The field with which each entry starts if the file is a list: a field that recurs at the edge, at least once after a dash. */
function firstOfList(lines: readonly Line[]): Line | undefined {
  const first = lines.find(({ key }) => key !== undefined)?.key;
  const entries = lines.filter(({ key, indent }) => indent === 0 && key === first);
  return entries.length > 1 ? entries.find(({ dash }) => dash) : undefined;
}

/** The slip of a field at the left edge of a list, where only the dashes of entries may be. */
function slipAtListEdge(line: Line, first: Line | undefined): Slip | undefined {
  if (first === undefined || line.key === undefined || line.dash || line.column > 0) return undefined;
  const says =
    line.key === first.key
      ? `found "${line.key}" without a dash before it; each entry starts with one: "- ${line.key}: …"`
      : toTheRight(line, first);
  return { line: line.number, says };
}

/** The slip of a list's line that starts further left than the name of the list, or than the other fields of its item below. */
function slipOfOpener(
  line: Line,
  above: Line | undefined,
  below: readonly Line[],
  { own, all }: FieldNames,
): Slip | undefined {
  const here = (says: string): Slip => ({ line: line.number, says });
  const isOwn = line.key !== undefined && own.has(line.key);
  if (line.dash && !isOwn && above?.key !== undefined && above.value === '' && line.indent < above.column)
    return here(`${needs(above.column + 2 - line.indent, line)}, two more than before "${above.key}"`);
  const begins = line.dash || above?.value === '';
  if (!begins || line.key === undefined || isOwn || line.value === '' || !all.has(line.key)) return undefined;
  const end = below.findIndex(({ text, column }) => text !== '' && column <= line.column);
  const inner = (end < 0 ? below : below.slice(0, end)).find(
    ({ key, dash }) => key !== undefined && !dash && all.has(key),
  );
  if (inner === undefined) return undefined;
  return here(
    line.dash
      ? toTheRight(line, inner)
      : `found "${line.key}" without the dash that begins an item of a list; write "- ${line.key}: …"`,
  );
}

/** `this line needs two more spaces in front`. */
function needs(count: number, { indent }: Line): string {
  const number = ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
  return `this line needs ${number} ${indent > 0 ? 'more ' : ''}${count === 1 ? 'space' : 'spaces'} in front`;
}

/** For a field that starts too far left of `other`. */
const toTheRight = (line: Line, other: Line) =>
  `${needs(other.column - line.column, line)}, so that "${line.key ?? ''}" lines up with "${other.key ?? other.text}"`;

/** The slip of a line that starts too far left or right, given the lines above it. */
function slipOfIndent(
  line: Line,
  above: Line | undefined,
  columns: readonly Column[],
  { fields, below }: { readonly fields: FieldNames; readonly below: readonly Line[] },
): Slip | undefined {
  const [home] = columns;
  if (!above || !home) return undefined;
  const here = (says: string): Slip => ({ line: line.number, says });
  if (line.dash) {
    const isStray = line.key !== undefined && fields.own.has(line.key) && !home.first.dash && line.indent <= home.at;
    return isStray ? here(`found a dash before "${line.key}"; leave it out`) : undefined;
  }
  if (line.key === undefined) return here(sayStrayText(line, above));
  if (line.column === home.at && fields.all.has(line.key) && !fields.own.has(line.key)) {
    const inner = columns.at(-1) ?? home;
    return here(
      inner === home
        ? `${needs(2, line)}, because "${line.key}" belongs to "${above.key}"`
        : toTheRight(line, inner.first),
    );
  }
  if (columns.some(({ at }) => at === line.column)) return undefined;
  if (line.column > above.column && above.value === '') return undefined;
  const others = below.filter(({ key, dash }) => key !== undefined && !dash);
  if (line.column < home.at && home.first.dash && others.some(({ column }) => column === home.at))
    return here(toTheRight(line, home.first));
  if (line.column < home.at && home.first.dash && above !== home.first) return here(toTheRight(line, home.first));
  if (line.column < home.at && home.first.dash)
    return {
      line: home.first.number,
      says: `found a dash before "${home.first.key ?? home.first.text}", but the fields below it start further left; leave the dash out, or put two spaces before each of them`,
    };
  if (!fields.all.has(line.key))
    return line.column > above.column
      ? {
          line: above.number,
          says: `${above.key ?? above.text}: found a colon inside the text; put the whole text in quotes: "…"`,
        }
      : here(sayStrayText(line, above));
  const distance = ({ at }: Column) => Math.abs(at - line.column);
  const fitting = columns.filter((column) => (column === home) === fields.own.has(line.key ?? ''));
  const [neighbour = home] = fitting.sort((a, b) => distance(a) - distance(b));
  return here(
    line.column < neighbour.at
      ? toTheRight(line, neighbour.first)
      : `found "${line.key}" too far right; line it up with "${neighbour.first.key ?? neighbour.first.text}"`,
  );
}

function sayStrayText(line: Line, above: Line): string {
  if (above.dash && above.key === undefined && line.indent > 0)
    return `found a line of a list without its dash; write "- ${short(line.text)}", or put more spaces before it if it continues the line above`;
  const owner = above.key === undefined ? 'the line above' : `"${above.key}"`;
  const count = above.column + 2 - line.indent;
  return count > 0
    ? `${needs(count, line)}, so that it continues ${owner}`
    : `found text that does not line up with what is above it; begin it two spaces further right than ${owner}`;
}

/** Remembers the column in which fields start, so that later lines can be compared with it. */
function rememberColumn(line: Line, columns: Column[]): void {
  if (line.key === undefined) return;
  while ((columns.at(-1)?.at ?? -1) > line.column) columns.pop();
  const last = columns.at(-1);
  if (last?.at !== line.column) columns.push({ at: line.column, first: line });
  else if (line.dash) columns[columns.length - 1] = { at: line.column, first: line };
}

/** The lines below that continue this line's text: everything further right, if this line has any text. */
function continuationOf(line: Line, below: readonly Line[]): Line[] {
  if (line.value === '') return [];
  const edge = line.key === undefined ? line.indent : line.column;
  const end = below.findIndex(({ text, indent }) => text !== '' && indent <= edge);
  const inside = end < 0 ? below : below.slice(0, end);
  if (/^[|>]/.test(line.value)) {
    // Its first line says how far right the whole text starts.
    const left = inside.find(({ text }) => text !== '')?.indent ?? 0;
    const shorter = inside.findIndex(({ text, indent }) => text !== '' && indent < left);
    return shorter < 0 ? [...inside] : inside.slice(0, shorter);
  }
  const next = inside.findIndex(({ key, dash }) => key !== undefined || dash);
  return next < 0 ? [...inside] : inside.slice(0, next);
}

const short = (text: string) => cut(text, 40);
