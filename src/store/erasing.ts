import type { Database } from './db/database';

/**
 * The same database, which knows whether something of erased votes is left in its own files: where another program reads
 * them at that moment, they cannot be cleared, and the erasing itself has long been done. `swept` tries again, and resolves
 * with whether nothing is left. What a process before this one has left is found by the first try.
 */
export function createErasing(database: Database): Database & { readonly swept: () => Promise<boolean> } {
  let isLeft = true;
  const trying = async (scrub: () => Promise<boolean>): Promise<boolean> => {
    isLeft = true;
    isLeft = !(await scrub().catch(() => false));
    return !isLeft;
  };
  return {
    ...database,
    scrub: () => trying(database.scrub),
    swept: async () => !isLeft || trying(database.scrubAgain),
  };
}
