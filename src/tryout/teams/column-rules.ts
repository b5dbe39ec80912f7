import type { Json } from '../json';

/** The column styles that every theme has: https://adaptivecards.io/explorer/Column.html */
const STYLES = ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'];

/** Returns what is wrong with a ColumnSet's columns. Clients drop or misplace a column that they cannot measure. */
export function columnMistakes({ columns }: Json): string[] {
  const all: readonly unknown[] = Array.isArray(columns) ? columns : [];
  if (all.length === 0) return ['a ColumnSet without columns'];
  return all.flatMap((column) =>
    typeof column === 'object' && column !== null ? oneColumn(column as Json) : ['a column that is no element'],
  );
}

function oneColumn({ type, width, style, minHeight, items }: Json): string[] {
  const isEmpty = !Array.isArray(items) || items.length === 0;
  return [
    ...(type === 'Column' ? [] : [`${type} as a column`]),
    ...(isWidth(width) ? [] : [`${width} is no width`]),
    ...(style === undefined || STYLES.includes(String(style)) ? [] : [`${style} is no style`]),
    ...(minHeight === undefined || isPixels(minHeight) ? [] : [`${minHeight} is no height`]),
    // Without content, height and background, nobody would see it.
    ...(isEmpty && !(isPixels(minHeight) && style !== undefined) ? ['an empty column that cannot be seen'] : []),
  ];
}

const isWidth = (width: unknown) =>
  width === undefined ||
  width === 'auto' ||
  width === 'stretch' ||
  (typeof width === 'number' && width > 0) ||
  isPixels(width);

const isPixels = (size: unknown) => typeof size === 'string' && /^[1-9]\d*px$/.test(size);
