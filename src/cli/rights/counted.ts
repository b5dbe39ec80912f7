import { TOLD_AS } from '../../commands/stored';
import type { Counts } from '../../store/rights/counts';
import { TABLES, type TableName } from '../../store/rights/kept';

/** What is kept in a table, in the words of the list of all that is stored. */
export const toldAs = (table: TableName): string =>
  table === 'migration' || table === 'fact' ? 'The database itself' : TOLD_AS[table];

/** One line for each kind of thing, with how many there are: `    2  A weekly prompt (schedule)`. */
export function describeCounts(counts: Counts): string[] {
  return TABLES.flatMap((table) => {
    const rows = counts[table] ?? 0;
    return rows > 0 ? [`${String(rows).padStart(7)}  ${toldAs(table)} (${table})`] : [];
  });
}
