import { cut } from '../text/cut';

/** The field names that a file may use: `own` at the top level of an entry, `all` at every level. */
export type FieldNames = { readonly own: ReadonlySet<string>; readonly all: ReadonlySet<string> };

/** A line of a file as its writer sees it. */
export type Line = {
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

const KEY = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/;

export function readLine(text: string, number: number, fields: FieldNames): Line {
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

/** The lines below that continue this line's text: everything further right, if this line has a text. */
export function continuationOf(line: Line, below: readonly Line[]): Line[] {
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

/** The beginning of a text, to repeat it in a mistake. */
export const short = (text: string) => cut(text, 40);
