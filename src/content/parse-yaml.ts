import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { quietSlips } from './quiet-slips';
import type { FieldNames } from './slip-line';
import type { Slip } from './slip-of-indent';
import { findSlips, TAB } from './slips';

export type Parsed =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line of a place such as ['related', 2], or of the nearest enclosing place that exists. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
      /** Text that is valid YAML but was probably not meant that way, with its place. */
      readonly slips: readonly (Slip & { readonly path: readonly PropertyKey[] })[];
    }
  | { readonly ok: false; readonly problems: readonly { readonly line: number; readonly says: string }[] };

const NO_NAMES: FieldNames = { own: new Set(), all: new Set() };

/** Enough to reuse a phrase here and there; a file that expands itself ("billion laughs") needs far more. */
const MOST_ALIASES = 50;

/** Parses YAML to plain values and their lines. `fields` are the names that the file may use. Never throws: returns problems, in words. */
export function parseYaml(written: string, fields: FieldNames = NO_NAMES): Parsed {
  const text = withPlainSpaces(written);
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(Math.min(offset, Math.max(0, text.length - 1))).line;
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const errors = [...document.errors, ...document.warnings];
    if (errors.length > 0) return { ok: false, problems: sayProblems(text, errors, lineAt, fields) };
    const root = document.contents as ParsedNode | null;
    try {
      const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
      const slips = quietSlips(root, text).map(({ path, offset, says }) => ({ path, line: lineAt(offset), says }));
      return { ok: true, value, lineOf: (path) => lineAt(offsetOf(root, path)), slips };
    } catch (error) {
      let line = 1;
      visit(document, {
        Alias: (_key, alias) => {
          line = lineAt(alias.range?.[0] ?? 0);
          return visit.BREAK;
        },
      });
      return { ok: false, problems: [{ line, says: sayAliasProblem(error) }] };
    }
  } catch {
    return {
      ok: false,
      problems: [{ line: 1, says: TOO_DEEP }],
    };
  }
}

/** The offset of a place in the text: of a field's name, or of a list item's text. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
      if (!pair || !isScalar(pair.key)) break;
      const { value } = pair;
      // A text that begins on a line below its field's name.
      const written = isScalar(value) && value.source ? value : pair.key;
      offset = written.range?.[0] ?? offset;
      node = value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/**
 * One slip makes the parser report many errors, so only slips that a writer would see are reported or, if none is found, the
 * parser's first error. A duplicate field causes a single error each.
 */
function sayProblems(
  text: string,
  errors: readonly YAMLError[],
  lineAt: (offset: number) => number,
  fields: FieldNames,
): Slip[] {
  const says = (error: YAMLError) => ({ line: lineAt(error.pos[0]), says: sayYamlError(error) });
  const others = errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const [first] = others;
  if (first === undefined) return errors.map((error) => sayTwice(text, error, lineAt));
  if (sayYamlError(first) === TOO_DEEP || first.code === 'MULTIPLE_DOCS') return [says(first)];
  const slips = findSlips(text, fields);
  return slips.length > 0 ? slips : [says(first)];
}

function sayTwice(text: string, { pos: [offset] }: YAMLError, lineAt: (offset: number) => number): Slip {
  const name = /^[^:\n]*/.exec(text.slice(offset))?.[0].trim() ?? '';
  const before = text.slice(0, offset).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const other = before.slice(0, -1).findLastIndex((line) => line.slice(column).startsWith(`${name}:`)) + 1;
  const first = other > 0 ? ` (first on line ${other})` : '';
  return { line: lineAt(offset), says: `found the field "${name}" twice in one entry${first}; keep one of them` };
}

/** Replaces look-alike spaces with plain ones where YAML needs plain ones, and the line ends of any system with `\n`. */
function withPlainSpaces(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^[\u200b\ufeff]+/gm, '')
    .replace(/^[^\S\n\t]+/gm, (spaces) => ' '.repeat(spaces.length))
    .replace(/^( *(?:- +)*(?:-|\w+:))[\u00a0\u2002-\u200a\u202f\u3000]/gm, '$1 ');
}

const TOO_DEEP = 'found lists or fields nested too deeply to read; use fewer levels';

function sayYamlError({ code, message }: YAMLError): string {
  if (message.includes('call stack')) return TOO_DEEP;
  switch (code) {
    case 'TAB_AS_INDENT':
      return TAB;
    case 'MULTIPLE_DOCS':
      return 'found a second "---" line; put each entry in a file of its own, or write a list';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'found a colon inside the text, or a line that starts too far left or right; put the text in quotes and line the fields up';
    case 'BAD_INDENT':
      return 'found a line that starts too far left or right; line it up with its neighbours';
    case 'MISSING_CHAR':
      return 'found a quote, bracket or colon that has no partner; check the quotes and write each field as "name: value"';
    case 'BAD_SCALAR_START':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_ALIAS':
      return 'found text that starts with a symbol such as @, `, ! or *; put the text in quotes';
    default:
      return `found text that is not YAML (${message.split('\n')[0]}); check the spaces at the start of the line and the quotes`;
  }
}

function sayAliasProblem(error: unknown): string {
  return error instanceof Error && error.message.startsWith('Unresolved')
    ? 'found text that starts with *; put the text in quotes'
    : 'found too many references (*name); write the text out instead';
}
