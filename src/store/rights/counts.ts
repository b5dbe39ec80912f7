import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../db/database';

/** How many rows went, by table; tables with none are left out. */
export type Counts = Readonly<Partial<Record<keyof Tables, number>>>;

/** Adds to the number of rows of a table that went. */
export type Count = (table: keyof Tables, rows: number | bigint) => void;

/**
 * Runs `work` in a transaction. With `dryRun` everything is rolled back, so that what would go is counted by what makes it go, and
 * the two cannot differ.
 */
export async function onlyCounting<Result>(
  kysely: Kysely<Tables>,
  dryRun: boolean,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  let counted: { readonly result: Result } | undefined;
  const rolledBack = new Error('only counted');
  try {
    return await kysely.transaction().execute(async (transaction) => {
      const result = await work(transaction);
      if (!dryRun) return result;
      counted = { result };
      throw rolledBack;
    });
  } catch (error) {
    if (error === rolledBack && counted) return counted.result;
    throw error;
  }
}
