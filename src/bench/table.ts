/** One line of a table: a name, and figures below their headings. */
export const row = (first: string, cells: readonly (string | number)[]): string =>
  [first.padEnd(32), ...cells.map((cell) => String(cell).padStart(13))].join(' ').trimEnd();

/** The value that so much of them lies below; 0 where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
