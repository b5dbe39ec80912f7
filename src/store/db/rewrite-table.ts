import type { Transaction } from 'kysely';
import type { Tables } from './database';

/** SQLite takes 32,766 values in one statement (https://www.sqlite.org/limits.html#max_variable_number). */
const ROWS_AT_ONCE = 5_000;

/**
 * Writes an SQLite table anew. `secure_delete` overwrites what is deleted, but not the copies that SQLite leaves in the
 * unused part of a page when it moves rows to another one; a page that is given up whole is overwritten whole
 * (https://www.sqlite.org/pragma.html#pragma_secure_delete). Only for tables that stay small.
 */
export async function rewriteTable(transaction: Transaction<Tables>, table: 'vote' | 'poll_key'): Promise<void> {
  const rows = await transaction.selectFrom(table).selectAll().orderBy('poll').execute();
  await transaction.deleteFrom(table).execute();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await transaction
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}
