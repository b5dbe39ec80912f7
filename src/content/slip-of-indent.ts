import { type FieldNames, type Line, short } from './slip-line';

export type Slip = { readonly line: number; readonly says: string };

export type Column = { readonly at: number; readonly first: Line };

/** The field with which each entry starts if the file is a list: a field that recurs at the edge, at least once after a dash. */
export function firstOfList(lines: readonly Line[]): Line | undefined {
  const first = lines.find(({ key }) => key !== undefined)?.key;
  const entries = lines.filter(({ key, indent }) => indent === 0 && key === first);
  return entries.length > 1 ? entries.find(({ dash }) => dash) : undefined;
}

/** The slip of a field at the left edge of a list, where only the dashes of entries may be. */
export function slipAtListEdge(line: Line, first: Line | undefined): Slip | undefined {
  if (first === undefined || line.key === undefined || line.dash || line.column > 0) return undefined;
  const says =
    line.key === first.key
      ? `found "${line.key}" without a dash before it; each entry starts with one: "- ${line.key}: …"`
      : toTheRight(line, first);
  return { line: line.number, says };
}

/** The slip of a list's line that starts further left than the name of the list, or than the other fields of its item below. */
export function slipOfOpener(
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
export function slipOfIndent(
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
export function rememberColumn(line: Line, columns: Column[]): void {
  if (line.key === undefined) return;
  while ((columns.at(-1)?.at ?? -1) > line.column) columns.pop();
  const last = columns.at(-1);
  if (last?.at !== line.column) columns.push({ at: line.column, first: line });
  else if (line.dash) columns[columns.length - 1] = { at: line.column, first: line };
}
